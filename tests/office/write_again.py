"""Write papers as another program than LibreOffice does, openpyxl: its
workbooks again, and the CSV with all cells as text.
Usage: write_again.py WORKBOOKS AGAIN TYPED CSV..."""

import csv
import os
import sys

import openpyxl

workbooks, again, typed, *papers = sys.argv[1:]
for paper in papers:
    name = os.path.basename(paper)[: -len(".csv")] + ".xlsx"
    openpyxl.load_workbook(os.path.join(workbooks, name)).save(
        os.path.join(again, name))
    with open(paper, encoding="utf-8-sig", newline="") as file:
        text = file.read()
    mark = ";" if text.count(";") > text.count(",") else ","
    book = openpyxl.Workbook()
    for row in csv.reader(text.splitlines(True), delimiter=mark):
        book.active.append(row)
    book.save(os.path.join(typed, name))
