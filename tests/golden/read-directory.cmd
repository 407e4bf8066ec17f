check tests/data/
