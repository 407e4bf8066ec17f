schema findings | sed -n 1,6p
