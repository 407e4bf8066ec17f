/* Any bytes → a workbook.  Whatever comes in: no crash, no leak, rows that are
 * as wide as the sheet and of valid UTF-8, the same ones when they are read
 * again, and every finding at a place that a sheet has.
 *
 * The input is the archive itself if it begins as one does; else its parts,
 * each below a line "== NAME", the first of which is the sheet's: packed
 * bytes cannot be made up.  Its last byte also chooses the settings. */

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include <minizip/zip.h>

#include "fuzz_split.h"
#include "povstat/book.h"
#include "read/rows.h"

#define RELATIONS "application/vnd.openxmlformats-officedocument.spreadsheetml."

/** Parts that an input may leave out. */
static const struct part {
    const char *name, *path, *text;
} parts[] = {
    {"sheet", "xl/sheet.xml", "<worksheet><sheetData/></worksheet>"},
    {"other", "xl/other.xml", "<worksheet><sheetData/></worksheet>"},
    {"workbook", "xl/workbook.xml",
     "<workbook><sheets><sheet name=\"a\" id=\"1\"/><sheet name=\"b\" "
     "id=\"2\"/></sheets></workbook>"},
    {"texts", "xl/texts.xml", "<sst><si><t>x</t></si></sst>"},
    {"styles", "xl/styles.xml", "<styleSheet/>"},
    {"relations", "xl/_rels/workbook.xml.rels",
     "<x><Relationship Id=\"1\" Type=\"/worksheet\" Target=\"sheet.xml\"/>"
     "<Relationship Id=\"2\" Type=\"/worksheet\" Target=\"other.xml\"/>"
     "<Relationship Id=\"3\" Type=\"/sharedStrings\" Target=\"texts.xml\"/>"
     "<Relationship Id=\"4\" Type=\"/styles\" Target=\"styles.xml\"/></x>"},
    {"package", "_rels/.rels",
     "<x><Relationship Id=\"1\" Type=\"/officeDocument\" "
     "Target=\"xl/workbook.xml\"/></x>"},
    {"types", "[Content_Types].xml",
     "<x><Override PartName=\"/xl/workbook.xml\" ContentType=\"" RELATIONS
     "sheet.main+xml\"/></x>"},
};

enum { N_PARTS = sizeof parts / sizeof *parts };

static void pack_part(zipFile zip, const struct part *p, const void *bytes,
                      size_t size)
{
    if (zipOpenNewFileInZip(zip, p->path, NULL, NULL, 0, NULL, 0, NULL, 0, 0) ||
        zipWriteInFileInZip(zip, bytes, (unsigned)size) ||
        zipCloseFileInZip(zip))
        fuzz_fail("cannot pack %s", p->path);
}

static void pack(const char *path, const uint8_t *bytes, size_t size)
{
    const char *names[N_PARTS + 1] = {NULL};
    fuzz_piece given[N_PARTS] = {{0}}, piece;
    zipFile zip = zipOpen(path, APPEND_STATUS_CREATE);
    size_t at = 0;

    for (size_t i = 0; i < N_PARTS; i++)
        names[i] = parts[i].name;
    while (fuzz_split(bytes, size, &at, names, &piece))
        for (size_t i = 0; i < N_PARTS; i++)
            if (!strcmp(names[i], piece.name))
                given[i] = piece;
    if (!zip)
        fuzz_fail("cannot write %s", path);
    for (size_t i = 0; i < N_PARTS; i++)
        if (given[i].name)
            pack_part(zip, &parts[i], given[i].bytes, given[i].size);
        else
            pack_part(zip, &parts[i], parts[i].text, strlen(parts[i].text));
    if (zipClose(zip, NULL))
        fuzz_fail("cannot close %s", path);
}

static const char *keep_book(const uint8_t *bytes, size_t size,
                             pov_arena *arena)
{
    bool is_archive = size >= 4 && !memcmp(bytes, "PK\x03\x04", 4);
    const char *path =
        fuzz_keep("typed.xlsx", bytes, is_archive ? size : 0, arena);

    if (!is_archive)
        pack(path, bytes, size);
    return path;
}

static void check_record(const record *row, size_t width, uint32_t above)
{
    if (row->count != width)
        fuzz_fail("row %u has %zu cells, not %zu", row->line, row->count,
                  width);
    if (row->line <= above || row->line > POV_BOOK_MOST_ROWS)
        fuzz_fail("row %u below row %u", row->line, above);
    if (!rows_filled(row))
        fuzz_fail("row %u is blank", row->line);
    for (size_t i = 0; i < row->count; i++)
        if (strlen(row->items[i].text) != row->items[i].length ||
            !pov_text_is_utf8(row->items[i].text, row->items[i].length, NULL))
            fuzz_fail("cell %zu of row %u is no text", i, row->line);
    if (strlen(row->text) != row->length ||
        strcspn(row->text, "\n") + 1 != row->length)
        fuzz_fail("row %u is not one line", row->line);
}

/** A number that is another if any cell is. */
static uint64_t sum_of(row_reader *rows)
{
    uint64_t sum = 0;
    record row = {0};
    uint32_t above = 0;
    size_t width = 0;

    while (rows_next(rows, &row)) {
        width = width ? width : row.count;
        check_record(&row, width, above);
        above = row.line;
        for (size_t i = 0; i < row.length; i++)
            sum = sum * 31 + (unsigned char)row.text[i];
        sum = sum * 31 + row.line;
    }
    return sum;
}

static void read_rows(const char *path, size_t way, pov_findings *findings)
{
    const pov_opening how = {.takes_books = true,
                             .sheet = way & 1   ? "all"
                                      : way & 2 ? "b"
                                                : NULL,
                             .dot_decimals = way & 4};
    row_reader *rows = rows_open(path, &how, findings->arena, findings);

    if (!rows)
        return;
    do {
        uint64_t sum;

        findings->muted = true;
        sum = sum_of(rows);
        rows_rewind(rows);
        findings->muted = false;
        if (sum_of(rows) != sum)
            fuzz_fail("the same rows read otherwise");
    } while (rows_next_sheet(rows));
    rows_close(rows);
}

static void check_findings(const pov_findings *findings, const char *path)
{
    for (size_t i = 0; i < findings->count; i++) {
        pov_place place = findings->items[i]->place;

        if (!place.file || strncmp(place.file, path, strlen(path)) != 0)
            fuzz_fail("a finding in '%s'", place.file ? place.file : "");
        if (place.line > POV_BOOK_MOST_ROWS ||
            place.column > POV_BOOK_MOST_COLUMNS ||
            (place.line && !pov_place_is_cell(place)))
            fuzz_fail("a finding at %u:%u", place.line, place.column);
    }
}

/** All that is made of the figures. */
static void read_extract(const char *path, size_t way)
{
    fuzz_run run;
    const pov_read_tally *t = &run.tally;

    fuzz_begin(&run, fuzz_catalogue(), POV_EN);
    fuzz_take(&run, path, way);
    if (t->cells != t->used + t->blank + t->refused + t->not_data)
        fuzz_fail("%zu cells: %zu used, %zu blank, %zu refused, %zu not data",
                  t->cells, t->used, t->blank, t->refused, t->not_data);
    if (run.figures->count) /* else nothing follows, in as much time */
        fuzz_reckon(&run);
    check_findings(&run.findings, path);
    fuzz_tell(&run.findings, run.arena);
    fuzz_end(&run);
}

static void read_sheet(const uint8_t *bytes, size_t size, size_t way)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    const char *path = keep_book(bytes, size, arena);

    read_rows(path, way, &findings);
    check_findings(&findings, path);
    if (way == FUZZ_SETTINGS - 1)
        read_extract(path, way);
    pov_arena_free(arena);
}

const fuzz_target fuzz_this = {
    .n_ways = FUZZ_SETTINGS, .every_way = true, .read = read_sheet};
