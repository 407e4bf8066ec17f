#include "povstat/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The second column of the catalogue: a severity, or that of a note which is
 * told without being asked. */
enum { POV_TOLD = POV_NOTE };
enum { TOLD_NOTE, TOLD_TOLD, TOLD_WARNING, TOLD_ERROR, TOLD_FATAL };

const pov_finding_type pov_finding_types[POV_N_FINDING_KINDS] = {
#define FINDING(id, severity, code, problem, recovery, help, why, example)     \
    [POV_FOUND_##id] = {code,                                                  \
                        (pov_severity)POV_##severity,                          \
                        TOLD_##severity != TOLD_NOTE,                          \
                        problem,                                               \
                        recovery,                                              \
                        help,                                                  \
                        why,                                                   \
                        example},
#include "povstat/findings.def"
#undef FINDING
};

pov_finding_kind pov_finding_kind_from(const char *code)
{
    size_t kind = 0;

    while (kind < POV_N_FINDING_KINDS &&
           strcasecmp(pov_finding_types[kind].code, code) != 0)
        kind++;
    return (pov_finding_kind)kind;
}

static int compare_texts(const char *a, const char *b)
{
    if (!a || !b)
        return (a ? 1 : 0) - (b ? 1 : 0);
    return strcmp(a, b);
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int pov_place_compare(pov_place a, pov_place b)
{
    int order = compare_texts(a.file, b.file);

    if (!order)
        order = compare_numbers(a.line, b.line);
    return order ? order : compare_numbers(a.column, b.column);
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

enum { LETTERS_OF_COLUMN = 3, LETTERS = 26 };

/** May formulas name the sheet without quotes?  Not what could be a cell. */
static bool is_plain_name(const char *sheet)
{
    const char *at = sheet;

    while (is_letter(*at))
        at++;
    if (at == sheet || (is_digit(*at) && at - sheet <= LETTERS_OF_COLUMN))
        return false;
    while (is_letter(*at) || is_digit(*at) || *at == '_' || *at == '.')
        at++;
    return !*at;
}

const char *pov_place_sheet(const char *path, const char *sheet,
                            pov_arena *arena)
{
    char *quoted = pov_malloc_or_die(2 * strlen(sheet) + 1);
    char *to = quoted;
    const char *mark = is_plain_name(sheet) ? "" : "'";
    const char *text;

    for (const char *at = sheet; *at; at++) {
        if (*at == '\'')
            *to++ = '\'';
        *to++ = *at;
    }
    *to = '\0';
    text = pov_arena_format(arena, "%s:%s%s%s!", path, mark, quoted, mark);
    free(quoted);
    return pov_arena_intern(arena, text, strlen(text));
}

/** Where the sheet begins in the file of a place: its ":".  Errors: NULL. */
static const char *sheet_in(const char *file)
{
    size_t length = file ? strlen(file) : 0;
    const char *at;

    if (length < 4 || file[length - 1] != '!')
        return NULL;
    if (file[length - 2] != '\'')
        return strrchr(file, ':');
    for (at = file + length - 3; at > file; at--)
        if (*at == '\'' && at[-1] == '\'')
            at--;
        else if (*at == '\'')
            return at[-1] == ':' ? at - 1 : NULL;
    return NULL;
}

bool pov_place_is_cell(pov_place place)
{
    return sheet_in(place.file) != NULL;
}

const char *pov_place_path(pov_arena *arena, const char *file)
{
    const char *sheet = sheet_in(file);

    return sheet ? pov_arena_copy(arena, file, (size_t)(sheet - file)) : file;
}

/** "mau.xlsx:Sheet1!G3", "…!3" for a row, "mau.xlsx:Sheet1" for all of it. */
static const char *cell_text(pov_arena *arena, pov_place place)
{
    const char *column = "";

    if (!place.line)
        return pov_arena_copy(arena, place.file, strlen(place.file) - 1);
    for (uint32_t n = place.column; n; n = (n - 1) / LETTERS)
        column = pov_arena_format(arena, "%c%s",
                                  (char)('A' + (n - 1) % LETTERS), column);
    return pov_arena_format(arena, "%s%s%lu", place.file, column,
                            (unsigned long)place.line);
}

const char *pov_place_text(pov_arena *arena, pov_place place)
{
    if (!place.file)
        return NULL;
    if (pov_place_is_cell(place))
        return cell_text(arena, place);
    if (!place.line)
        return place.file;
    if (!place.column)
        return pov_arena_format(arena, "%s:%lu", place.file,
                                (unsigned long)place.line);
    return pov_arena_format(arena, "%s:%lu:%lu", place.file,
                            (unsigned long)place.line,
                            (unsigned long)place.column);
}

/* A finding asks for the few keys that a waiver of it could have, in the
 * files that its path ends in, so that neither long lists of waivers nor many
 * findings cost more than their sum. */

typedef struct waived_file {
    pov_map waivers; /* by kind, line and cell */
} waived_file;

typedef struct waiver_head {
    uint32_t kind, line;
} waiver_head;

pov_waivers *pov_waivers_new(pov_arena *arena)
{
    pov_waivers *waivers = pov_arena_alloc(arena, sizeof *waivers);

    waivers->arena = arena;
    return waivers;
}

/** The key of a waiver; the caller frees it. */
static char *key_of(pov_finding_kind kind, uint32_t line, const char *cell,
                    size_t cell_length, size_t *length)
{
    const waiver_head head = {(uint32_t)kind, line};
    char *key = pov_malloc_or_die(sizeof head + cell_length);

    memcpy(key, &head, sizeof head);
    memcpy(key + sizeof head, cell, cell_length);
    *length = sizeof head + cell_length;
    return key;
}

static waived_file *file_of(pov_waivers *waivers, const char *name)
{
    void **at =
        pov_map_at(&waivers->by_file, waivers->arena, name, strlen(name));

    if (!*at)
        *at = pov_arena_alloc(waivers->arena, sizeof(waived_file));
    return *at;
}

bool pov_waivers_add(pov_waivers *waivers, pov_waiver waiver)
{
    waived_file *file = file_of(waivers, waiver.file);
    size_t length;
    char *key = key_of(waiver.kind, waiver.line, waiver.cell,
                       strlen(waiver.cell), &length);
    void **at = pov_map_at(&file->waivers, waivers->arena, key, length);
    pov_waiver *kept;

    free(key);
    if (*at)
        return false;
    kept = pov_arena_alloc(waivers->arena, sizeof *kept);
    *kept = waiver;
    *at = kept;
    waivers->has_kind[waiver.kind] = true;
    pov_arena_push(waivers->arena, waivers, kept);
    return true;
}

/** The first quoted text, or "" of length 0. */
static const char *quoted(const char *detail, size_t *length)
{
    const char *begin = detail ? strchr(detail, '\'') : NULL;
    const char *end = begin;

    *length = 0;
    if (!begin)
        return "";
    begin++;
    do {
        end = strchr(end + 1, '\'');
    } while (end && !strchr(" :,", end[1]));
    if (end)
        *length = (size_t)(end - begin);
    return begin;
}

static bool use(waived_file *file, pov_finding_kind kind, uint32_t line,
                const char *cell, size_t cell_length)
{
    size_t length;
    char *key = key_of(kind, line, cell, cell_length, &length);
    pov_waiver *waiver = pov_map_find(&file->waivers, key, length);

    free(key);
    if (waiver)
        waiver->is_used = true;
    return waiver;
}

static bool match_in_file(waived_file *file, pov_finding_kind kind,
                          uint32_t line, const char *cell, size_t length)
{
    bool any = line && use(file, kind, line, "", 0);

    if (length)
        any = use(file, kind, 0, cell, length) || any;
    if (length && line)
        any = use(file, kind, line, cell, length) || any;
    return any;
}

/** What is left of a path without its first name, or NULL. */
static const char *next_name(const char *path)
{
    const char *slash = strchr(path, '/');

    return slash ? slash + 1 : NULL;
}

/** Behind the path of a file, of which a sheet is no part. */
static const char *end_of_path(const char *file)
{
    const char *sheet = sheet_in(file);

    return sheet || !file ? sheet : file + strlen(file);
}

/** Is a finding waived?  Every waiver that says so is used from then on. */
static bool is_waived(pov_waivers *waivers, pov_finding_kind kind,
                      pov_place place, const char *detail)
{
    size_t length;
    const char *cell = quoted(detail, &length);
    const char *behind = end_of_path(place.file);
    bool any = false;

    for (const char *end = place.file; end && end < behind;
         end = next_name(end)) {
        waived_file *file =
            pov_map_find(&waivers->by_file, end, (size_t)(behind - end));

        if (file)
            any = match_in_file(file, kind, place.line, cell, length) || any;
    }
    return any;
}

/* Past the limit a message is not even formatted: a file of a million bad
 * cells costs no memory. */
static pov_finding *scratch_of(pov_findings *findings)
{
    if (!findings->scratch)
        findings->scratch =
            pov_arena_alloc(findings->arena, sizeof *findings->scratch);
    return findings->scratch;
}

/** The detail in full; the caller frees it. */
__attribute__((format(printf, 1, 0))) static char *
detail_from(const char *format, va_list arguments)
{
    va_list again;
    int length;
    char *text;

    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    length = length < 0 ? 0 : length;
    text = pov_malloc_or_die((size_t)length + 1);
    text[0] = '\0';
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

bool pov_findings_have_room(const pov_findings *findings, pov_finding_kind kind)
{
    return !findings->muted && (findings->keep_all ||
                                findings->found[kind] < POV_FINDINGS_PER_KIND);
}

/** Never what makes the exit status 2. */
static bool may_be_waived(const pov_findings *findings, pov_finding_kind kind)
{
    return findings->waivers && findings->waivers->has_kind[kind] &&
           pov_finding_types[kind].severity != POV_FATAL;
}

enum {
    LONGEST_DETAIL = 1000, /* bytes; a cell may have a million */
    DETAIL_HEAD = 600,
    DETAIL_TAIL = 300, /* what is wrong stands at the end */
};

static bool is_inside_letter(char c)
{
    return ((unsigned char)c & 0xC0u) == 0x80;
}

/** The detail as it is kept: its middle left out if it is too long. */
static const char *short_detail(pov_arena *arena, const char *detail)
{
    size_t length = strlen(detail);
    size_t head = DETAIL_HEAD, tail = length - DETAIL_TAIL;

    if (length <= LONGEST_DETAIL)
        return pov_arena_copy(arena, detail, length);
    while (head > DETAIL_HEAD - 4 && is_inside_letter(detail[head]))
        head--;
    while (tail < length && is_inside_letter(detail[tail]))
        tail++;
    return pov_arena_format(arena, "%.*s … %s", (int)head, detail,
                            detail + tail);
}

/** Count and keep a finding, or at least count it. */
static pov_finding *record(pov_findings *findings, pov_finding_kind kind,
                           const char *detail)
{
    pov_finding *finding = scratch_of(findings);

    if (pov_findings_have_room(findings, kind)) {
        finding = pov_arena_alloc(findings->arena, sizeof *finding);
        finding->detail = detail ? short_detail(findings->arena, detail) : NULL;
        pov_arena_push(findings->arena, findings, finding);
    }
    findings->found[kind]++;
    findings->by_severity[pov_finding_types[kind].severity]++;
    return finding;
}

pov_finding *pov_vfind(pov_findings *findings, pov_finding_kind kind,
                       pov_place place, const char *detail, va_list arguments)
{
    bool may_waive = may_be_waived(findings, kind);
    pov_finding *finding = scratch_of(findings);
    char *text = NULL;

    *finding = (pov_finding){0};
    if (findings->muted)
        return finding;
    if (detail && (may_waive || pov_findings_have_room(findings, kind)))
        text = detail_from(pov_say(findings->language, detail), arguments);
    if (may_waive && is_waived(findings->waivers, kind, place, text))
        findings->silenced++;
    else
        finding = record(findings, kind, text);
    free(text);
    finding->kind = kind;
    finding->place = place;
    finding->language = findings->language;
    finding->help = pov_say(findings->language, pov_finding_types[kind].help);
    return finding;
}

pov_finding *pov_find(pov_findings *findings, pov_finding_kind kind,
                      pov_place place, const char *detail, ...)
{
    va_list arguments;
    pov_finding *finding;

    va_start(arguments, detail);
    finding = pov_vfind(findings, kind, place, detail, arguments);
    va_end(arguments);
    return finding;
}

void pov_findings_adopt(pov_findings *findings, const pov_finding *finding)
{
    pov_finding *taken = record(findings, finding->kind, NULL);

    if (taken != findings->scratch)
        *taken = *finding;
}

void pov_findings_adopt_more(pov_findings *findings, pov_finding_kind kind,
                             size_t n)
{
    findings->found[kind] += n;
    findings->by_severity[pov_finding_types[kind].severity] += n;
}

bool pov_finding_is_kept(const pov_findings *findings,
                         const pov_finding *finding)
{
    return finding != findings->scratch;
}

void pov_find_related(pov_findings *findings, pov_finding *finding,
                      pov_place place, const char *says)
{
    pov_related related = {.place = place,
                           .says = pov_say(findings->language, says)};

    if (finding != findings->scratch)
        pov_arena_push(findings->arena, &finding->related, related);
}

const pov_related *pov_finding_alike(const pov_finding *finding)
{
    if (!finding->n_alike)
        return NULL;
    return &finding->related.items[finding->related.count - finding->n_alike];
}

size_t pov_finding_related_shown(const pov_finding *finding)
{
    enum { MOST = 12 };
    const size_t n = finding->related.count - finding->n_alike;

    return n <= MOST + 1 ? n : MOST;
}

size_t pov_findings_count(const pov_findings *findings, pov_severity at_least)
{
    size_t count = 0;

    for (size_t s = at_least; s <= POV_FATAL; s++)
        count += findings->by_severity[s];
    return count;
}

void pov_findings_keep(pov_findings *f,
                       bool (*wanted)(const pov_finding *, const void *),
                       const void *of)
{
    size_t dropped[POV_N_FINDING_KINDS] = {0}, past[POV_N_FINDING_KINDS];
    size_t n = 0;

    memcpy(past, f->found, sizeof past);
    for (size_t i = 0; i < f->count; i++) {
        pov_finding *finding = f->items[i];

        past[finding->kind]--;
        if (wanted(finding, of))
            f->items[n++] = finding;
        else
            dropped[finding->kind]++;
    }
    f->count = n;
    for (size_t k = 0; k < POV_N_FINDING_KINDS; k++) {
        size_t gone = dropped[k] ? dropped[k] + past[k] : 0;

        f->found[k] -= gone;
        f->by_severity[pov_finding_types[k].severity] -= gone;
    }
}

/* Related places and help come last: qsort is not stable, and two findings
 * that print differently must never swap. */
static int compare_findings(const void *left, const void *right)
{
    const pov_finding *a = *(pov_finding *const *)left;
    const pov_finding *b = *(pov_finding *const *)right;
    size_t n = a->related.count < b->related.count ? a->related.count
                                                   : b->related.count;
    int order = compare_texts(a->place.file, b->place.file);

    if (!order)
        order = (int)pov_finding_types[b->kind].severity -
                (int)pov_finding_types[a->kind].severity;
    if (!order)
        order = pov_place_compare(a->place, b->place);
    if (!order)
        order = strcmp(pov_finding_types[a->kind].code,
                       pov_finding_types[b->kind].code);
    if (!order)
        order = compare_texts(a->detail, b->detail);
    if (!order)
        order = compare_texts(a->help, b->help);
    for (size_t i = 0; i < n && !order; i++)
        order = pov_place_compare(a->related.items[i].place,
                                  b->related.items[i].place);
    return order;
}

void pov_findings_sort(pov_findings *findings)
{
    if (findings->count)
        qsort(findings->items, findings->count, sizeof *findings->items,
              compare_findings);
}

/* What a file does wrong in one way throughout: a spelling, a column left
 * blank, a standard that is missing. */
static const bool has_one_cause[POV_N_FINDING_KINDS] = {
    [POV_FOUND_TITLE_USED] = true,        [POV_FOUND_SECTION] = true,
    [POV_FOUND_WHOLE_NOT_ENTERED] = true, [POV_FOUND_LIKELY_AREA] = true,
    [POV_FOUND_NO_STANDARD] = true,       [POV_FOUND_CUT_OR_GROWN] = true,
    [POV_FOUND_NOT_ROUNDED] = true,       [POV_FOUND_UNBALANCED] = true,
    [POV_FOUND_OF_WHICH] = true};

/** Make one finding of two: the later becomes a related place of the first. */
static void fold_into(pov_findings *findings, pov_finding *first,
                      const pov_finding *other)
{
    pov_related alike = {.place = other->place, .says = other->detail};

    pov_arena_push(findings->arena, &first->related, alike);
    first->n_alike++;
    for (size_t i = other->related.count - other->n_alike;
         i < other->related.count; i++) {
        pov_arena_push(findings->arena, &first->related,
                       other->related.items[i]);
        first->n_alike++;
    }
    findings->found[other->kind]--;
    findings->by_severity[pov_finding_types[other->kind].severity]--;
}

void pov_findings_fold(pov_findings *findings)
{
    pov_finding *first[POV_N_FINDING_KINDS] = {0};
    size_t n = 0;

    pov_findings_sort(findings);
    for (size_t i = 0; i < findings->count; i++) {
        pov_finding *f = findings->items[i], **of = &first[f->kind];

        if (has_one_cause[f->kind] && *of && f->place.file &&
            !compare_texts((*of)->place.file, f->place.file)) {
            fold_into(findings, *of, f);
            continue;
        }
        *of = f;
        findings->items[n++] = f;
    }
    findings->count = n;
}

/* What a name may be that is not known. */
static const bool is_of_a_name[POV_N_FINDING_KINDS] = {
    [POV_FOUND_UNKNOWN_AREA] = true,
    [POV_FOUND_UNKNOWN_INDICATOR] = true,
    [POV_FOUND_UNKNOWN_BREAKDOWN] = true,
    [POV_FOUND_UNKNOWN_STANDARD] = true,
    [POV_FOUND_UNKNOWN_PLAN] = true};

/** A name of which nothing more is said, "'Xã Không Có'", not what may be
 *  meant; NULL: it is about no name alone. */
static const char *name_alone(const pov_finding *f)
{
    return is_of_a_name[f->kind] && f->detail && !strstr(f->detail, "': ")
               ? f->detail
               : NULL;
}

/* What is wrong with cells, or headings, that were typed in one way. */
static const bool is_of_a_habit[POV_N_FINDING_KINDS] = {
    [POV_FOUND_UNKNOWN_COLUMN] = true,
    [POV_FOUND_DOUBTFUL_NUMBER] = true,
    [POV_FOUND_PERCENT_OF_WHAT] = true};

/** What is said of such a cell behind what was typed in it; NULL: nothing. */
static const char *behind_typed(const pov_finding *f)
{
    const char *end =
        is_of_a_habit[f->kind] && f->detail ? strstr(f->detail, "': ") : NULL;

    return end ? end + strlen("'") : NULL;
}

/** What makes two findings the same, but for the row, or for the area; names
 *  that are not known have one cause, whatever they are, and cells that were
 *  typed in one way. */
static const char *words_of(pov_arena *arena, const pov_finding *f)
{
    const char *habit = behind_typed(f);

    if (habit)
        return pov_arena_format(arena, "%s\n%u\n%s\n%s", f->place.file,
                                (unsigned)f->kind, habit,
                                f->help ? f->help : "");
    if (f->about)
        return pov_arena_format(arena, "%s\n%u\n%s\n%s", f->place.file,
                                (unsigned)f->kind, f->cause,
                                f->recovery ? f->recovery : "");
    return pov_arena_format(arena, "%s\n%u %lu\n%s\n%s\n%s", f->place.file,
                            (unsigned)f->kind, (unsigned long)f->place.column,
                            name_alone(f) ? "'"
                            : f->detail   ? f->detail
                            : f->line     ? f->line
                                          : "",
                            f->recovery ? f->recovery : "",
                            f->help ? f->help : "");
}

void pov_findings_tie(pov_findings *findings)
{
    pov_map last = {0};

    for (size_t i = 0; i < findings->count && !findings->keep_all; i++) {
        pov_finding *f = findings->items[i], *before;
        const char *key;
        void **at;

        if (!f->place.line || f->is_equal || (f->related.count && !f->about))
            continue;
        key = words_of(findings->arena, f);
        at = pov_map_at(&last, findings->arena, key, strlen(key));
        before = *at;
        *at = f;
        if (before && (f->about || behind_typed(f) ||
                       before->place.line != f->place.line)) {
            before->equal = f;
            f->is_equal = true;
        }
    }
}

size_t pov_finding_told(const pov_finding *finding)
{
    size_t n = 1;

    while ((finding = finding->equal))
        n++;
    return n;
}

/* Of rows that stand apart so many are named. */
enum { MOST_RANGES = 6 };

/** "3–10, 14". */
static const char *ranges_of(pov_arena *arena, const uint32_t lines[], size_t n)
{
    const char *text = "";
    size_t next;

    for (size_t i = 0, ranges = 0; i < n; i = next, ranges++) {
        if (ranges == MOST_RANGES)
            return pov_arena_format(arena, "%s, …", text);
        for (next = i + 1; next < n && lines[next] == lines[next - 1] + 1;)
            next++;
        text = pov_arena_format(arena, "%s%s%lu", text, i ? ", " : "",
                                (unsigned long)lines[i]);
        if (next > i + 1)
            text = pov_arena_format(arena, "%s–%lu", text,
                                    (unsigned long)lines[next - 1]);
    }
    return text;
}

const char *pov_finding_lines(pov_arena *arena, pov_language l,
                              const uint32_t lines[], size_t n)
{
    return pov_say_format(
        l, arena, n == 1 ? "… and %zu more row, %s" : "… and %zu more rows, %s",
        n, ranges_of(arena, lines, n));
}

/* Of areas and names so many are told. */
enum { MOST_NAMED = 8 };

/** What sets it apart from those it is tied to; NULL: only its row. */
static const char *apart_by(pov_arena *arena, const pov_finding *f)
{
    const char *habit = behind_typed(f);

    if (habit)
        return pov_arena_copy(arena, f->detail, (size_t)(habit - f->detail));
    return f->about ? f->about : name_alone(f);
}

/** "Gia Lai"; of what somebody typed also where: "'Xã B' (line 4)". */
static const char *named_by(pov_arena *arena, const pov_finding *f,
                            const char *name)
{
    return name == f->about
               ? name
               : pov_say_format(f->language, arena, "%s (line %lu)", name,
                                (unsigned long)f->place.line);
}

/** The areas or names of what is tied to a finding, each once, without its
 *  own. */
static const char *names_of(pov_arena *arena, const pov_finding *finding)
{
    const char *text = "", *name = apart_by(arena, finding);
    pov_map named = {0};
    size_t n = 0;

    if (!name)
        return text;
    *pov_map_at(&named, arena, name, strlen(name)) = &named;
    for (const pov_finding *f = finding->equal; f; f = f->equal) {
        void **at;

        name = apart_by(arena, f);
        at = pov_map_at(&named, arena, name, strlen(name));
        if (*at)
            continue;
        *at = &named;
        if (n == MOST_NAMED)
            return pov_arena_format(arena, "%s, …", text);
        text = pov_arena_format(arena, "%s%s%s", text, n ? ", " : "",
                                named_by(arena, f, name));
        n++;
    }
    return text;
}

const char *pov_finding_rows(pov_arena *arena, const pov_finding *finding)
{
    size_t n = pov_finding_told(finding) - 1, i = 0;
    uint32_t *lines = pov_arena_alloc(arena, (n + 1) * sizeof *lines);
    const char *names;

    if (!n)
        return NULL;
    names = names_of(arena, finding);
    if (*names)
        return pov_say_format(finding->language, arena,
                              "… and %zu more like it: %s", n, names);
    for (const pov_finding *f = finding->equal; f; f = f->equal)
        lines[i++] = f->place.line;
    return pov_finding_lines(arena, finding->language, lines, n);
}

const char *pov_finding_message(pov_arena *arena, const pov_finding *finding)
{
    const pov_finding_type *type = &pov_finding_types[finding->kind];
    bool has_detail = finding->detail && *finding->detail;
    const char *recovery =
        finding->recovery ? finding->recovery : type->recovery;
    bool has_recovery = recovery && *recovery;
    pov_language l = finding->language;

    return pov_arena_format(
        arena, "%s%s%s%s%s%s", pov_say(l, type->problem),
        has_detail ? ": " : "", has_detail ? finding->detail : "",
        has_recovery ? " (" : "", has_recovery ? pov_say(l, recovery) : "",
        has_recovery ? ")" : "");
}

/** Mark in `read` the waivers' files that some path ends in. */
static void mark_read(const pov_waivers *waivers, const char *const files[],
                      size_t n_files, pov_map *read)
{
    for (size_t i = 0; i < n_files; i++)
        for (const char *end = files[i]; end; end = next_name(end)) {
            waived_file *file =
                pov_map_find(&waivers->by_file, end, strlen(end));

            if (file)
                *pov_map_at(read, waivers->arena, end, strlen(end)) = file;
        }
}

static const char *describe(const pov_waiver *w, pov_language l,
                            pov_arena *arena)
{
    const char *text =
        pov_arena_format(arena, pov_say(l, "%s in %s"),
                         pov_finding_types[w->kind].code, w->file);

    if (w->line)
        text = pov_arena_format(arena, pov_say(l, "%s, line %lu"), text,
                                (unsigned long)w->line);
    if (*w->cell)
        text = pov_arena_format(arena, "%s, '%s'", text, w->cell);
    return text;
}

void pov_findings_report_unused_waivers(pov_findings *findings,
                                        const char *const files[],
                                        size_t n_files, pov_waiver_scope scope)
{
    const pov_waivers *waivers = findings->waivers;
    pov_map read = {0};

    if (!waivers)
        return;
    mark_read(waivers, files, n_files, &read);
    for (size_t i = 0; i < waivers->count; i++) {
        const pov_waiver *w = waivers->items[i];

        if (w->is_used || !pov_map_find(&read, w->file, strlen(w->file)) ||
            (scope == POV_WAIVERS_OF_FILES && w->kind >= POV_FOUND_CONFLICT))
            continue;
        pov_find(findings, POV_FOUND_UNUSED_WAIVER, w->place, "%s",
                 describe(w, findings->language, waivers->arena));
    }
}
