check -v tests/data/figures-after-their-territory-ceased.csv
