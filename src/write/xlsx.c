/* A workbook, written as it is made: each sheet row by row into the archive.
 * What must be known of all rows before the first, widths above all, is looked
 * at before (xlsx_plan_survey), and so is what no workbook holds.
 * Source: ECMA-376; what stands in the parts is what libxlsxwriter writes. */

#include "write/formats.h"

#include "write/xlsx_plan.h"
#include "write/xlsx_sheet.h"
#include "write/xlsx_xml.h"

#define CONTENT "application/vnd.openxmlformats-"
#define SHEET CONTENT "officedocument.spreadsheetml."

static void put_types(const xlsx_book *book)
{
    static const char *const parts[][2] = {
        {"docProps/app", CONTENT "officedocument.extended-properties"},
        {"docProps/core", CONTENT "package.core-properties"},
        {"xl/styles", SHEET "styles"},
        {"xl/workbook", SHEET "sheet.main"},
    };
    zip *to = book->to;

    xlsx_xml_begin(to, "[Content_Types].xml", ZIP_WELL);
    xlsx_xml_put(to, "<Types xmlns=\"http://schemas.openxmlformats.org/package/"
                     "2006/content-types\"><Default Extension=\"rels\" "
                     "ContentType=\"" CONTENT "package.relationships+xml\"/>"
                     "<Default Extension=\"xml\" "
                     "ContentType=\"application/xml\"/>");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        xlsx_xml_print(to, book->arena,
                       "<Override PartName=\"/%s.xml\" "
                       "ContentType=\"%s+xml\"/>",
                       parts[i][0], parts[i][1]);
    for (size_t i = 1; i <= book->plan->n_sheets; i++)
        xlsx_xml_print(to, book->arena,
                       "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" "
                       "ContentType=\"" SHEET "worksheet+xml\"/>",
                       i);
    xlsx_xml_put(to, "</Types>");
    zip_part_end(to);
}

static void put_relation(const xlsx_book *book, size_t id, const char *type,
                         const char *target)
{
    xlsx_xml_print(book->to, book->arena,
                   "<Relationship Id=\"rId%zu\" Type=\"%s\" Target=\"%s\"/>",
                   id, type, target);
}

static void begin_relations(const xlsx_book *book, const char *part)
{
    xlsx_xml_begin(book->to, part, ZIP_WELL);
    xlsx_xml_put(book->to, "<Relationships xmlns=\"" XLSX_PACKAGE "\">");
}

static void end_relations(const xlsx_book *book)
{
    xlsx_xml_put(book->to, "</Relationships>");
    zip_part_end(book->to);
}

/** What an archive holds, and what a workbook is made of. */
static void put_relations(const xlsx_book *book)
{
    size_t n = book->plan->n_sheets;

    begin_relations(book, "_rels/.rels");
    put_relation(book, 1, XLSX_RELATIONS "/officeDocument", "xl/workbook.xml");
    put_relation(book, 2, XLSX_PACKAGE "/metadata/core-properties",
                 "docProps/core.xml");
    put_relation(book, 3, XLSX_RELATIONS "/extended-properties",
                 "docProps/app.xml");
    end_relations(book);
    begin_relations(book, "xl/_rels/workbook.xml.rels");
    for (size_t i = 1; i <= n; i++)
        put_relation(
            book, i, XLSX_RELATIONS "/worksheet",
            pov_arena_format(book->arena, "worksheets/sheet%zu.xml", i));
    put_relation(book, n + 1, XLSX_RELATIONS "/styles", "styles.xml");
    end_relations(book);
}

/* A workbook without a day: the first that an archive can name. */
static pov_day day_of(const pov_report *report)
{
    return report->as_of ? report->as_of : pov_day_from(1980, 1, 1);
}

/** What a workbook says of itself: what it is of, and noon of its day. */
static void put_properties(const xlsx_book *book, const pov_report *report)
{
    zip *to = book->to;
    const char *day = pov_say_day(POV_EN, book->arena, day_of(report));

    xlsx_xml_begin(to, "docProps/core.xml", ZIP_WELL);
    xlsx_xml_put(
        to, "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/"
            "package/2006/metadata/core-properties\" "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
            "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            "<dc:title>");
    xlsx_xml_text(to, report->title ? report->title : "");
    xlsx_xml_print(to, book->arena,
                   "</dc:title><dcterms:created xsi:type=\"dcterms:W3CDTF\">"
                   "%sT12:00:00Z</dcterms:created><dcterms:modified "
                   "xsi:type=\"dcterms:W3CDTF\">%sT12:00:00Z"
                   "</dcterms:modified></cp:coreProperties>",
                   day, day);
    zip_part_end(to);
    xlsx_xml_begin(to, "docProps/app.xml", ZIP_WELL);
    xlsx_xml_put(to, "<Properties xmlns=\"http://schemas.openxmlformats.org/"
                     "officeDocument/2006/extended-properties\">"
                     "<Application>Microsoft Excel</Application>"
                     "<AppVersion>12.0000</AppVersion></Properties>");
    zip_part_end(to);
}

/** `<definedName …>'Figures'!$A$1:$AG$290</definedName>` */
static void put_name(const xlsx_book *book, size_t sheet, const char *name,
                     const char *cells)
{
    xlsx_xml_print(book->to, book->arena,
                   "<definedName name=\"_xlnm.%s\" localSheetId=\"%zu\"%s>'",
                   name, sheet, *name == '_' ? " hidden=\"1\"" : "");
    xlsx_xml_text(book->to, book->plan->sheets[sheet].name);
    xlsx_xml_print(book->to, book->arena, "'!%s</definedName>", cells);
}

/** `'Figures'!$A:$B,'Figures'!$5:$5`: what is repeated on every printed page,
 *  the names at the left, if any, and the headings. */
static void put_titles(const xlsx_book *book, size_t i)
{
    const pov_sheet *sheet = &book->plan->sheets[i];
    const size_t n = xlsx_plan_repeated(sheet);

    xlsx_xml_print(book->to, book->arena,
                   "<definedName name=\"_xlnm.Print_Titles\" "
                   "localSheetId=\"%zu\">",
                   i);
    if (n) {
        xlsx_xml_put(book->to, "'");
        xlsx_xml_text(book->to, sheet->name);
        xlsx_xml_print(book->to, book->arena, "'!$A:%s,",
                       xlsx_plan_column(n, book->arena));
    }
    xlsx_xml_put(book->to, "'");
    xlsx_xml_text(book->to, sheet->name);
    xlsx_xml_print(book->to, book->arena, "'!$%zu:$%zu</definedName>",
                   xlsx_plan_first_heading(sheet) + 1,
                   xlsx_plan_last_heading(sheet) + 1);
}

/** Filtered by, and repeated on every printed page, are the headings. */
static void put_names(const xlsx_book *book)
{
    pov_arena *arena = book->arena;

    xlsx_xml_put(book->to, "<definedNames>");
    for (size_t i = 0; i < book->plan->n_sheets; i++)
        if (xlsx_plan_is_filtered(&book->plan->sheets[i]))
            put_name(book, i, "_FilterDatabase",
                     xlsx_plan_filtered(&book->plan->sheets[i], arena));
    for (size_t i = 0; i < book->plan->n_sheets; i++)
        put_titles(book, i);
    xlsx_xml_put(book->to, "</definedNames>");
}

static void put_workbook(const xlsx_book *book)
{
    zip *to = book->to;

    xlsx_xml_begin(to, "xl/workbook.xml", ZIP_WELL);
    xlsx_xml_put(to,
                 "<workbook xmlns=\"" XLSX_MAIN "\" xmlns:r=\"" XLSX_RELATIONS
                 "\"><workbookPr/><bookViews><workbookView xWindow=\"240\" "
                 "yWindow=\"15\" windowWidth=\"16095\" "
                 "windowHeight=\"9660\"/></bookViews><sheets>");
    for (size_t i = 0; i < book->plan->n_sheets; i++) {
        const pov_sheet *sheet = &book->plan->sheets[i];

        xlsx_xml_put(to, "<sheet");
        xlsx_xml_attribute(to, "name", sheet->name);
        xlsx_xml_print(to, book->arena, " sheetId=\"%zu\"%s r:id=\"rId%zu\"/>",
                       i + 1, sheet->is_hidden ? " state=\"hidden\"" : "",
                       i + 1);
    }
    xlsx_xml_put(to, "</sheets>");
    put_names(book);
    xlsx_xml_put(to, "</workbook>");
    zip_part_end(to);
}

/** Errors: NULL if a workbook can hold the sheet, else why not. */
static const char *refuse_sheet(const xlsx_plan *plan, const pov_sheet *sheet,
                                xlsx_survey *survey, pov_arena *arena)
{
    const pov_rows *rows = sheet->rows;
    size_t heading = xlsx_plan_heading_row(sheet) + 1;

    if (sheet->grid)
        return NULL; /* a paper for the units of one area */
    if (heading + rows->count > XLSX_MOST_ROWS ||
        rows->n_columns > XLSX_MOST_COLUMNS)
        return pov_arena_format(
            arena,
            pov_say(plan->language,
                    "the sheet '%s' would have %zu rows, and a workbook holds "
                    "%d: show less, or choose csv"),
            sheet->name, heading + rows->count, XLSX_MOST_ROWS);
    *survey = xlsx_plan_survey(rows, arena);
    if (survey->too_long)
        return pov_arena_format(
            arena,
            pov_say(plan->language,
                    "row %zu of the sheet '%s' has a text of more "
                    "than %d characters, which no workbook holds: "
                    "choose csv"),
            heading + survey->too_long, sheet->name, XLSX_MOST_CHARACTERS);
    return NULL;
}

static const char *refuse(const xlsx_plan *plan, xlsx_survey surveys[],
                          pov_arena *arena)
{
    const char *complaint = NULL;

    if (!plan->n_sheets)
        return pov_say(plan->language,
                       "there are no rows to make a workbook of");
    for (size_t i = 0; i < plan->n_sheets && !complaint; i++)
        complaint = refuse_sheet(plan, &plan->sheets[i], &surveys[i], arena);
    return complaint;
}

/* Small parts come first: programs that look what a file is look there. */
static bool write_book(xlsx_book *book, const pov_report *report)
{
    put_types(book);
    put_relations(book);
    put_properties(book, report);
    put_workbook(book);
    for (size_t i = 0; i < book->plan->n_sheets; i++)
        xlsx_sheet_write(book, i);
    xlsx_style_write(&book->styles, book->to);
    return zip_end(book->to);
}

static const char *draw_report(const pov_report *report,
                               const pov_write_options *options, FILE *out)
{
    /* where a report has no sheets */
    const pov_sheet alone = {.name = "rows", .rows = report->rows};
    xlsx_plan plan = {.sheets = report->sheets.items,
                      .n_sheets = report->sheets.count,
                      .language = options->language};
    xlsx_book book = {.plan = &plan,
                      .title = report->title,
                      .day_style =
                          report->day_style ? report->day_style : "yyyy-mm-dd",
                      .styles = {.arena = options->arena},
                      .arena = options->arena};
    xlsx_survey *surveys;
    const char *complaint;

    if (!plan.n_sheets && report->rows) {
        plan.sheets = &alone;
        plan.n_sheets = 1;
    }
    surveys =
        pov_arena_alloc(options->arena, (plan.n_sheets + 1) * sizeof *surveys);
    complaint = refuse(&plan, surveys, options->arena);
    if (complaint)
        return complaint;
    book.surveys = surveys;
    book.scratch = pov_arena_new();
    book.to = zip_begin(out, options->arena);
    if (!write_book(&book, report))
        complaint = pov_say(options->language,
                            "a workbook of 4 GiB and more is read by hardly "
                            "any program: show less, or choose csv");
    pov_arena_free(book.scratch);
    return complaint;
}

void write_xlsx(const pov_report *report, const pov_write_options *options,
                FILE *out)
{
    const char *complaint = draw_report(report, options, out);

    if (options->complaint)
        *options->complaint = complaint;
}
