schema findings | head -n 6
