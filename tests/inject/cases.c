#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** A command in some formats, in some places. */
typedef struct family {
    const char *name, *command, *formats;
    unsigned places;
    bool is_piped;
} family;

enum {
    PRINTED = 1 << PLACE_PRINTED,
    NEW = 1 << PLACE_NEW,
    OLD = 1 << PLACE_OLD,
    ALL = PRINTED | NEW | OLD,
    CHECK = 1 << PLACE_SAME | 1 << PLACE_OTHER
};

#define LIST "data/extracts/van-don-2023.csv --plan van-don-2023 --data @"

#define EVERY "text markdown html csv json ndjson xlsx"

static const family families[] = {
    {"report", "report", EVERY, ALL, false},
    {"report-check", "report", "text markdown html csv json ndjson", CHECK,
     false},
    {"report-vi", "report --lang vi", "text html", PRINTED, false},
    {"report-stdin", "report -", "text json xlsx", PRINTED | OLD, true},
    {"report-merge", "report --merge in.csv", "csv", PRINTED, false},
    {"report-missing", "report data/extracts/van-don-2023.csv missing.csv",
     "text csv json", PRINTED | OLD, false},
    {"report-book", "report --sheet all book.xlsx", "text csv", PRINTED, false},
    {"report-jobs",
     "report --jobs 3 data/extracts/bac-ninh-2023-2025.csv "
     "data/extracts/bac-kan-2023.csv",
     "csv ndjson", PRINTED | OLD, false},
    {"report-github", "report --diagnostics github", "csv", PRINTED, false},
    {"report-json", "report --diagnostics json", "csv", PRINTED, false},
    {"summary", "summary", EVERY, ALL, false},
    {"summary-check", "summary", "markdown", CHECK, false},
    {"export", "export", "text markdown csv json ndjson xlsx", ALL, false},
    {"export", "export", "datapackage", NEW | OLD, false},
    {"check", "check", "text html json", ALL, false},
    {"check-stdin", "check -", "text", PRINTED, true},
    {"check-book", "check book.xlsx", "text json", PRINTED, false},
    {"check-jobs",
     "check --jobs 3 data/extracts/bac-ninh-2023-2025.csv "
     "data/extracts/bac-kan-2023.csv",
     "text json", PRINTED, false},
    {"check-github", "check --diagnostics github", "text", PRINTED, false},
    {"check-json", "check --diagnostics json", "text", PRINTED, false},
    {"trace", "trace ba-che poor 2022", EVERY, ALL, false},
    {"diff", "diff data other", EVERY, ALL, false},
    {"list-areas", "list areas", EVERY, ALL, false},
    {"list-plans", "list plans", "text json", PRINTED, false},
    {"explain", "explain P101", "text markdown html", ALL, false},
    {"init", "init @", "", NEW, false},
    {"add", "add " LIST, "", OLD, false},
    {"add-book", "add book.xlsx --number 2/BC --data @", "", OLD, false},
    {"add-replace", "add --replace --title New " LIST, "", OLD, false},
    {"add-row", "add --plan van-don-2023 --url here --data @", "", OLD, false},
    {"partial", "report --partial @ in.csv data/extracts/van-don-2023.csv", "",
     NEW | OLD, false},
    {"partial", "check --partial - in.csv", "", PRINTED, false},
    {"partial-missing", "check --partial - in.csv missing.csv", "", PRINTED,
     false},
    {"gather", "gather part.ndjson", "text csv json", ALL, false},
    {"split", "split --families @ in.csv", "", NEW | OLD, false},
    {"template", "template --area ba-che", "csv xlsx", ALL, false},
    {"schema", "schema report", "", ALL, false},
    {"completion", "completion bash", "", ALL, false},
    {"help", "help report", "", PRINTED, false},
    {"version", "--version -v", "", PRINTED, false},
};

/** What makes a directory that is to be changed or replaced. */
static const struct {
    const char *name, *older;
} begun[] = {
    {"add", "init @"},
    {"add-book", "init @;add " LIST},
    {"add-replace", "init @;add --title Old data/extracts/ba-che-2022.csv "
                    "--plan van-don-2023 --fail-on never --data @"},
    {"add-row", "init @;add " LIST},
    {"split", "split --lang vi --families @ in.csv"},
};

enum { N_FAMILIES = sizeof families / sizeof *families, MOST_CASES = 256 };

static const char *const suffixes[N_PLACES] = {"", "-new", "-o", "-same",
                                               "-other"};

static torture_case all[MOST_CASES];

static void add(const family *f, const char *format, size_t length,
                case_place place, size_t *n)
{
    torture_case *c = &all[*n];

    if (*n == MOST_CASES) {
        fputs("torture: more cases than there is room for\n", stderr);
        exit(125);
    }
    *c = (torture_case){
        .command = f->command, .place = place, .is_piped = f->is_piped};
    snprintf(c->format, sizeof c->format, "%.*s", (int)length, format);
    snprintf(c->name, sizeof c->name, "%s%s%.*s%s", f->name, length ? "-" : "",
             (int)length, format, suffixes[place]);
    if (case_makes_directory(c))
        c->older = "export --data other";
    for (size_t i = 0; i < sizeof begun / sizeof *begun; i++)
        if (!strcmp(f->name, begun[i].name))
            c->older = begun[i].older;
    ++*n;
}

static void add_family(const family *f, size_t *n)
{
    const char *format = f->formats;

    do {
        size_t length = strcspn(format, " ");

        for (int place = 0; place < N_PLACES; place++)
            if (f->places & (1u << place))
                add(f, format, length, (case_place)place, n);
        format += length + strspn(format + length, " ");
    } while (*format);
}

const torture_case *cases_all(size_t *n)
{
    static size_t count;

    if (!count)
        for (size_t i = 0; i < N_FAMILIES; i++)
            add_family(&families[i], &count);
    *n = count;
    return all;
}

bool case_makes_directory(const torture_case *c)
{
    return !strcmp(c->format, "datapackage") ||
           (strchr(c->command, '@') && !strstr(c->command, "--partial"));
}

bool case_changes_directory(const torture_case *c)
{
    return !strncmp(c->command, "add", 3);
}

bool case_prints_findings(const torture_case *c)
{
    return c->place == PLACE_PRINTED && !strncmp(c->command, "check", 5);
}

bool case_has_rows(const torture_case *c)
{
    static const char *const formats[] = {"csv", "ndjson", "xlsx"};

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (!strcmp(c->format, formats[i]))
            return true;
    return false;
}
