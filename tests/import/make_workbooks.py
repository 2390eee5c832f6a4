"""Makes the workbooks beside this file, with openpyxl: another program than the one that reads them.

    pip install openpyxl==3.1.5
    python tests/import/make_workbooks.py

The workbooks are committed; openpyxl writes the time into them, so that they differ each time.
"""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook

FOLDER = Path(__file__).parent / "workbooks"


def save(name, *sheets):
    book = Workbook()
    book.remove(book.active)
    for title, rows, change in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if change:
            change(sheet)
    book.save(FOLDER / name)


def percent(*cells):
    def change(sheet):
        for cell in cells:
            sheet[cell].number_format = "0%"

    return change


def months(sheet):
    for cell in sheet[3]:
        cell.number_format = "mmm-yy"
    for cell in ("C4", "D4", "E4"):
        sheet[cell].number_format = "0%"


def merge_pairs(sheet):
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:E1")


def hide(sheet):
    sheet.sheet_state = "hidden"


# A column a period: Excel dates as headings, per cent as shares, a title above, a reference beside.
save(
    "wide.xlsx",
    ("Notes", [["Figures for the board"], ["Ask the performance team"]], None),
    (
        "Scorecard",
        [
            ["Performance scorecard, June 2020"],
            [],
            ["Ref", "Measure", date(2020, 4, 1), date(2020, 5, 1), date(2020, 6, 1)],
            ["P1", "Visits in time", 0.85, 0.95, 0.9],
            ["P2", "Contacts", 2213, 2156, 2302],
            ["P3", "Compliments", 4, 5, 6],
        ],
        months,
    ),
)
# A row a period, a column a measure, the target in a column of its own.
save(
    "long.xlsx",
    (
        "Sheet1",
        [
            ["Month", "Visits in time", "Visits in time target", "Contacts"],
            [date(2020, 5, 31), "95%", "90%", "2,156"],
            [date(2020, 6, 30), "90%", "92%", "2,302"],
        ],
        None,
    ),
)
# Target and actual in pairs under each period, whose heading reaches over both.
save(
    "pairs.xlsx",
    (
        "Data",
        [
            ["Measure", "May-20", None, "Jun-20", None],
            [None, "Target", "Actual", "Target", "Actual"],
            ["Visits in time", 90, 95, 92, 90],
        ],
        merge_pairs,
    ),
)
# Two sheets of figures: one has to be chosen.
save(
    "two-sheets.xlsx",
    ("North", [["Measure", "May-20", "Jun-20"], ["Visits in time", 95, 90]], None),
    ("South", [["Measure", "May-20", "Jun-20"], ["Visits in time", 95, 88]], None),
)
# Years: a financial year in words, and a day that ends one.
save(
    "years.xlsx",
    (
        "Yearly",
        [
            ["Measure", "2018/19", date(2020, 3, 31)],
            ["Plans that are a second one", 20.8, 21.94],
        ],
        None,
    ),
)
# A list of children, on a hidden sheet behind an innocent one.
save(
    "hidden-list.xlsx",
    ("Scorecard", [["Measure", "May-20", "Jun-20"], ["Visits in time", 95, 90]], None),
    (
        "Source",
        [
            ["Child ID", "Date of birth", "Visits"],
            ["100001", date(2012, 2, 1), 3],
            ["100002", date(2014, 4, 3), 2],
        ],
        hide,
    ),
)
# Formulas that were never calculated, as programs other than Excel write them; one has the result
# that Excel gives an empty text.
save(
    "not-calculated.xlsx",
    (
        "Scorecard",
        [
            ["Measure", "Apr-20", "May-20", "Jun-20", "Jul-20"],
            ["Contacts", 2213, 2200, "=B2+C2", '=IF(B2="","",B2)'],
        ],
        None,
    ),
)
path = FOLDER / "not-calculated.xlsx"
with ZipFile(path) as book:
    files = {name: book.read(name) for name in book.namelist()}
sheet = "xl/worksheets/sheet1.xml"
as_made = b'<c r="E2"><f>IF(B2="","",B2)</f><v /></c>'
assert as_made in files[sheet], files[sheet]
files[sheet] = files[sheet].replace(
    as_made, b'<c r="E2" t="str"><f>IF(B2="","",B2)</f><v></v></c>'
)
with ZipFile(path, "w") as book:
    for name, content in files.items():
        book.writestr(name, content)


def merged_years(sheet):
    sheet.merge_cells("B1:D1")
    sheet.merge_cells("E1:G1")


# The year above its months, in merged cells; the next one begins with January. A second sheet has
# quarters below a financial year.
save(
    "year-above.xlsx",
    (
        "Months",
        [
            [None, 2019, None, None, 2020],
            ["Measure", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"],
            ["Visits in time", "81%", "82%", "83%", "84%", "85%", "86%"],
            ["Contacts", 2101, 2102, 2103, 2104, 2105, 2106],
        ],
        merged_years,
    ),
    (
        "Quarters",
        [
            ["Scorecard 2019/20"],
            [],
            ["Measure", "Q1", "Q2", "Q3", "Q4"],
            ["Calls", 11, 12, 13, 14],
        ],
        None,
    ),
)
