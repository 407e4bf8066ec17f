check tests/data/tabs.tsv
