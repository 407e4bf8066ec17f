check tests/data/question-marks-in-notes.csv
