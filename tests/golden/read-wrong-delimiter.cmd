check --delimiter "|" tests/data/tabs.tsv
