check --fail-on never tests/data/tabs.tsv
