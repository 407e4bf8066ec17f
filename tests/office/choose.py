"""Fill in a blank extract by its lists, as LibreOffice keeps them too.
Usage: choose.py FORM FILLED
Adds a row for each status and breakdown.  Errors: 1 if a column has no list,
or one that keeps people from typing other words."""

import sys

import openpyxl

LISTED = ("area indicator counted breakdown kind form unit standard status "
          "plan").split()

form, filled = sys.argv[1:]
book = openpyxl.load_workbook(form)
sheet = book["extract"]
head = next(row for row in sheet.iter_rows() if row[0].value == "area")
column = {cell.value: cell.column for cell in head}
words = {}
for rule in sheet.data_validations.dataValidation:
    cells = rule.formula1.replace("$", "").replace("'", "").lstrip("=")
    name, where = cells.replace(".", "!").split("!", 1)
    listed = [row[0].value for row in book[name][where.split("!")[-1]]]
    at = next(iter(rule.sqref.ranges))
    if (rule.type, rule.errorStyle) == ("list", "warning") and all(listed) \
            and at.min_row == head[0].row + 1 and at.max_row > sheet.max_row:
        words[sheet.cell(head[0].row, at.min_col).value] = listed
if sorted(words) != sorted(LISTED) or book["lists"].sheet_state != "hidden":
    sys.exit(f"FAIL office lists of {sorted(words)}, not of {sorted(LISTED)}")
print(f"ok office lists of {len(words)} columns")


def add(year, **cells):
    row = sheet.max_row + 1
    for key, value in dict(cells, area=words["area"][0], as_of=year).items():
        sheet.cell(row, column[key]).value = value


actual, target = words["kind"][:2]
add("2012", indicator=words["indicator"][0], kind=actual, value="5.000")
add("2013", indicator=words["indicator"][0], kind=target, value="5.001")
for i, status in enumerate(words["status"]):
    add(str(2014 + i), indicator=words["indicator"][0], kind=actual,
        value="5.00%d" % i, status=status)
for of_whom in words["breakdown"]:
    add("2022", indicator=words["indicator"][2], breakdown=of_whom,
        kind=actual, value="0", standard="national-2022")
book.save(filled)
