check tests/data/targets-that-cannot-be-meant.csv
