#include "povstat/transcript.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* How a member is written: ids, codes, days as YYYY-MM-DD, numbers with all
 * their decimals. */
typedef enum field_kind {
    IS_AREA,
    IS_INDICATOR,
    IS_STANDARD,
    IS_PLAN,  /* a row of plans.csv */
    IS_PAPER, /* the document that stands for a file */
    IS_TEXT,  /* where there is none it is what it was */
    IS_DAY,
    IS_FLAG,
    IS_NUMBER,
    IS_SIZE,
    IS_WHOLE, /* an int or an enumeration without words */
    IS_TERM,
} field_kind;

typedef struct field {
    const char *key;
    field_kind kind;
    size_t at;
    const char *usual; /* stands for ""; NULL: nothing does */
    pov_vocabulary of; /* of a term */
} field;

_Static_assert(sizeof(pov_form) == sizeof(unsigned) &&
                   sizeof(pov_percent_of) == sizeof(int),
               "an enumeration is no int");

#define OF(member) offsetof(pov_statement, member)

/* Every member of a statement but where it is and what was typed. */
static const field of_statement[] = {
    {"area", IS_AREA, OF(area), NULL, 0},
    {"indicator", IS_INDICATOR, OF(indicator), NULL, 0},
    {"as_of", IS_DAY, OF(as_of), NULL, 0},
    {"since", IS_DAY, OF(since), NULL, 0},
    {"is_target", IS_FLAG, OF(is_target), NULL, 0},
    {"form", IS_TERM, OF(says.form), "level", POV_TERMS_FORM},
    {"op", IS_TERM, OF(says.op), "=", POV_TERMS_SIGN},
    {"has_amount", IS_FLAG, OF(says.has_amount), NULL, 0},
    {"amount", IS_NUMBER, OF(says.amount), NULL, 0},
    {"unit", IS_TERM, OF(says.unit), NULL, POV_TERMS_UNIT},
    {"standard", IS_STANDARD, OF(standard), NULL, 0},
    {"status", IS_TERM, OF(status), "reported", POV_TERMS_STATUS},
    {"plan", IS_PLAN, OF(document), NULL, 0},
    {"paper", IS_PAPER, OF(document), NULL, 0},
    {"locator", IS_TEXT, OF(locator), NULL, 0},
    {"note", IS_TEXT, OF(note), NULL, 0},
    {"has_stretch", IS_FLAG, OF(says.has_stretch), NULL, 0},
    {"stretch", IS_NUMBER, OF(says.stretch), NULL, 0},
    {"has_whole", IS_FLAG, OF(says.has_whole), NULL, 0},
    {"whole", IS_NUMBER, OF(says.whole), NULL, 0},
    {"has_baseline", IS_FLAG, OF(says.has_baseline), NULL, 0},
    {"baseline", IS_NUMBER, OF(says.baseline), NULL, 0},
    {"about", IS_FLAG, OF(says.about), NULL, 0},
    {"fewer", IS_FLAG, OF(says.fewer), NULL, 0},
    {"form_said", IS_FLAG, OF(says.form_said), NULL, 0},
    {"unit_said", IS_FLAG, OF(says.unit_said), NULL, 0},
    {"op_said", IS_FLAG, OF(says.op_said), NULL, 0},
    {"claims", IS_TERM, OF(claim.words.says), NULL, POV_TERMS_CLAIMED},
    {"claim_plan", IS_PLAN, OF(claim.plan), NULL, 0},
    {"claim_of_whom", IS_TERM, OF(claim.words.plan_of), NULL,
     POV_TERMS_ASSIGNED},
    {"claim_year", IS_WHOLE, OF(claim.words.year), NULL, 0},
    {"claim_margin", IS_TEXT, OF(claim.words.margin), NULL, 0},
    {"claim_names_plan", IS_FLAG, OF(claim.words.names_plan), NULL, 0},
    {"claim_has_base", IS_FLAG, OF(claim.has_base), NULL, 0},
    {"claim_form", IS_TERM, OF(claim.form), "level", POV_TERMS_FORM},
    {"claim_unit", IS_TERM, OF(claim.unit), NULL, POV_TERMS_UNIT},
    {"percent_of", IS_WHOLE, OF(of), NULL, 0},
    {"is_unsettled", IS_FLAG, OF(is_unsettled), NULL, 0},
    {"is_settled", IS_FLAG, OF(is_settled), NULL, 0},
    {"is_either", IS_FLAG, OF(is_either), NULL, 0},
    {"is_aside", IS_FLAG, OF(is_aside), NULL, 0},
    {"is_total", IS_FLAG, OF(is_total), NULL, 0},
    {"column", IS_SIZE, OF(column), NULL, 0},
    {"line", IS_TEXT, OF(line), NULL, 0},
};

#undef OF
#define OF(member) offsetof(pov_plan, member)

/* What a file says of itself. */
static const field of_paper[] = {
    {"paper", IS_TEXT, OF(id), NULL, 0},
    {"paper_number", IS_TEXT, OF(number), NULL, 0},
    {"paper_issuer", IS_TEXT, OF(issuer), NULL, 0},
    {"paper_title", IS_TEXT, OF(title), NULL, 0},
    {"paper_title_vi", IS_TEXT, OF(title_vi), NULL, 0},
    {"paper_publisher", IS_TEXT, OF(publisher), NULL, 0},
    {"paper_address", IS_TEXT, OF(address), NULL, 0},
    {"paper_issued", IS_DAY, OF(issued), NULL, 0},
    {"paper_published", IS_DAY, OF(published), NULL, 0},
    {"paper_area", IS_AREA, OF(area), NULL, 0},
    {"paper_standard", IS_STANDARD, OF(standard), NULL, 0},
    {"paper_status", IS_TERM, OF(status), "reported", POV_TERMS_STATUS},
};

#undef OF

enum {
    N_OF_STATEMENT = sizeof of_statement / sizeof *of_statement,
    N_OF_PAPER = sizeof of_paper / sizeof *of_paper,
};

_Static_assert((int)N_OF_STATEMENT <= (int)POV_TRANSCRIPT_MOST,
               "too many fields");

static const struct {
    const field *fields;
    size_t count;
} tables[] = {
    [POV_TRANSCRIBED_STATEMENT] = {of_statement, N_OF_STATEMENT},
    [POV_TRANSCRIBED_PAPER] = {of_paper, N_OF_PAPER},
};

const char *pov_transcript_key(pov_transcribed of, size_t i)
{
    return i < tables[of].count ? tables[of].fields[i].key : NULL;
}

/* A share is another indicator than what is counted. */
static const char share_of[] = "share of ";

static const char *indicator_text(const pov_indicator *i, pov_arena *arena)
{
    const char *word = pov_indicator_word(i->counted, arena);

    return i->counted == i ? word
                           : pov_arena_format(arena, "%s%s", share_of, word);
}

static const char *day_text(pov_day day, pov_arena *arena)
{
    char text[POV_DAY_TEXT_SIZE];

    if (day == POV_NO_DAY)
        return "";
    pov_day_print(day, text);
    return pov_arena_copy(arena, text, strlen(text));
}

static const char *count_text(int64_t n, pov_arena *arena)
{
    return n ? pov_arena_format(arena, "%" PRId64, n) : "";
}

/** "0.74", and "26100e2" of "26,1 nghìn". */
static const char *number_text(const pov_decimal *d, pov_arena *arena)
{
    if (d->zeros)
        return pov_arena_format(arena, "%" PRId64 "e%d", d->units, d->zeros);
    return d->units || d->scale ? pov_decimal_typed(arena, *d) : "";
}

/** Of a document, by whether it stands for a file. */
static const char *document_text(const pov_plan *plan, bool is_paper)
{
    return plan && plan->is_unnamed == is_paper ? plan->id : "";
}

static const char *term_text(pov_vocabulary of, unsigned value)
{
    const char *code = pov_code(of, value);

    return code ? code : "";
}

/** Any text, "" for what there is none of. */
static const char *text_of(const field *f, const void *member, pov_arena *arena)
{
    const void *const *pointer = member;

    switch (f->kind) {
    case IS_AREA:
        return *pointer ? ((const pov_area *)*pointer)->id : "";
    case IS_INDICATOR:
        return indicator_text(*pointer, arena);
    case IS_STANDARD:
        return *pointer ? ((const pov_standard *)*pointer)->id : "";
    case IS_PLAN:
    case IS_PAPER:
        return document_text(*pointer, f->kind == IS_PAPER);
    case IS_TEXT:
        return *pointer ? *pointer : "";
    case IS_DAY:
        return day_text(*(const pov_day *)member, arena);
    case IS_FLAG:
        return *(const bool *)member ? "yes" : "";
    case IS_NUMBER:
        return number_text(member, arena);
    case IS_SIZE:
        return count_text((int64_t) * (const size_t *)member, arena);
    case IS_WHOLE:
        return count_text(*(const int *)member, arena);
    case IS_TERM:
        break;
    }
    return term_text(f->of, *(const unsigned *)member);
}

static void write_texts(pov_transcribed of, const void *from,
                        const char *texts[POV_TRANSCRIPT_MOST],
                        pov_arena *arena)
{
    for (size_t i = 0; i < tables[of].count; i++) {
        const field *f = &tables[of].fields[i];

        texts[i] = text_of(f, (const char *)from + f->at, arena);
        if (f->usual && !strcmp(texts[i], f->usual))
            texts[i] = "";
    }
}

/* An export has the documents of the files that it was made of, and each is
 * another than that of such a file: "export.csv\nfile.csv". */
static const char *name_of_paper(const pov_statement *s, pov_arena *arena)
{
    const char *path = pov_place_path(arena, s->place.file);
    const char *id = s->document->id;

    return strcmp(path, id) != 0 ? pov_arena_format(arena, "%s\n%s", path, id)
                                 : id;
}

/** The id in such a name. */
static const char *id_in(const char *name)
{
    const char *joint = strchr(name, '\n');

    return joint ? joint + 1 : name;
}

void pov_transcript_write(const pov_statement *from,
                          const char *texts[POV_TRANSCRIPT_MOST],
                          pov_arena *arena)
{
    write_texts(POV_TRANSCRIBED_STATEMENT, from, texts, arena);
    for (size_t i = 0; from->document->is_unnamed && i < N_OF_STATEMENT; i++)
        if (of_statement[i].kind == IS_PAPER)
            texts[i] = name_of_paper(from, arena);
}

void pov_transcript_write_paper(const pov_statement *from,
                                const char *texts[POV_TRANSCRIPT_MOST],
                                pov_arena *arena)
{
    write_texts(POV_TRANSCRIBED_PAPER, from->document, texts, arena);
    texts[0] = name_of_paper(from, arena);
}

/* The way back.  Each gives false for a text that it cannot be. */

static bool read_area(const pov_figures *figures, const char *text, void *to)
{
    const pov_area *area = pov_catalogue_area(figures->catalogue, text);

    *(const pov_area **)to = area;
    return area;
}

static bool read_indicator(const pov_figures *figures, const char *text,
                           void *to)
{
    size_t n = strlen(share_of);
    bool is_share = !strncmp(text, share_of, n);
    const pov_indicator *i =
        pov_catalogue_indicator(figures->catalogue, text + (is_share ? n : 0));

    if (i && is_share)
        i = i->share;
    *(const pov_indicator **)to = i;
    return i;
}

static bool read_standard(const pov_figures *figures, const char *text,
                          void *to)
{
    const pov_standard *s = pov_catalogue_standard(figures->catalogue, text);

    *(const pov_standard **)to = s;
    return s;
}

static bool read_plan(const pov_figures *figures, const char *text, void *to)
{
    const pov_plan *plan = pov_catalogue_plan(figures->catalogue, text);

    *(const pov_plan **)to = plan;
    return plan;
}

static bool read_whole(const char *text, int64_t most, int64_t *to)
{
    uint64_t n = 0;

    for (const char *at = text; *at; at++) {
        if (*at < '0' || *at > '9' || n > (uint64_t)most)
            return false;
        n = n * 10 + (uint64_t)(*at - '0');
    }
    *to = (int64_t)n;
    return *text && n <= (uint64_t)most;
}

/** How many digits at the end of a whole number nobody typed. */
static bool read_zeros(const char *text, pov_decimal *d)
{
    int64_t zeros, rest = d->units;

    if (!read_whole(text, POV_DECIMAL_MAX_SCALE, &zeros) || !zeros || d->scale)
        return false;
    d->zeros = (int)zeros;
    for (; zeros && rest % 10 == 0; zeros--)
        rest /= 10;
    return !zeros;
}

static bool read_number(const char *text, pov_decimal *d)
{
    bool is_below = *text == '-', has_point = false;
    uint64_t units = 0, most = (uint64_t)INT64_MAX + is_below;

    *d = (pov_decimal){0};
    text += is_below;
    if (!*text)
        return false;
    for (; *text && *text != 'e'; text++) {
        uint64_t digit = (uint64_t)(*text - '0');

        if (*text == '.' && !has_point) {
            has_point = true;
            continue;
        }
        if (*text < '0' || *text > '9' || units > (most - digit) / 10)
            return false;
        units = units * 10 + digit;
        d->scale += has_point;
    }
    d->units = is_below ? (int64_t)(0 - units) : (int64_t)units;
    if (*text)
        return read_zeros(text + 1, d);
    return d->scale <= POV_DECIMAL_MAX_SCALE;
}

static bool read_term(pov_vocabulary of, const char *text, unsigned *to)
{
    const pov_term *term = pov_term_find(of, text);

    if (term)
        *to = term->value;
    return term;
}

static bool read_count(const field *f, const char *text, void *to)
{
    int64_t n;

    if (!read_whole(text, INT32_MAX, &n))
        return false;
    if (f->kind == IS_SIZE)
        *(size_t *)to = (size_t)n;
    else
        *(int *)to = (int)n;
    return true;
}

static void read_text(const pov_figures *figures, const char *text, void *to)
{
    *(const char **)to = pov_arena_intern(figures->arena, text, strlen(text));
}

/** The document of this name, made if it is new. */
static pov_plan *paper_at(pov_figures *figures, const char *name)
{
    void **at =
        pov_map_at(&figures->papers, figures->arena, name, strlen(name));
    const char *id = id_in(name);
    pov_plan *paper = *at;

    if (paper)
        return paper;
    *at = paper = pov_plan_for_file(
        pov_arena_intern(figures->arena, id, strlen(id)), figures->arena);
    return paper;
}

/** Shape: `text` is not "". */
static bool read_field(const field *f, pov_figures *figures, const char *text,
                       void *to)
{
    switch (f->kind) {
    case IS_AREA:
        return read_area(figures, text, to);
    case IS_INDICATOR:
        return read_indicator(figures, text, to);
    case IS_STANDARD:
        return read_standard(figures, text, to);
    case IS_PLAN:
        return read_plan(figures, text, to);
    case IS_PAPER:
        *(const pov_plan **)to = paper_at(figures, text);
        return true;
    case IS_TEXT:
        read_text(figures, text, to);
        return true;
    case IS_DAY:
        return pov_day_parse(text, to);
    case IS_FLAG:
        *(bool *)to = true;
        return !strcmp(text, "yes");
    case IS_NUMBER:
        return read_number(text, to);
    case IS_SIZE:
    case IS_WHOLE:
        return read_count(f, text, to);
    case IS_TERM:
        break;
    }
    return read_term(f->of, text, to);
}

/** What of a row is there in any case?  "" is nothing then. */
static bool may_lack(const field *f)
{
    return f->kind != IS_INDICATOR &&
           (f->kind != IS_AREA || f->at != offsetof(pov_statement, area));
}

static const char *read_texts(pov_transcribed of, pov_figures *figures,
                              pov_transcript_texts texts, void *to)
{
    for (size_t i = 0; i < tables[of].count; i++) {
        const field *f = &tables[of].fields[i];
        const char *text = !*texts[i] && f->usual ? f->usual : texts[i];
        void *member = (char *)to + f->at;

        if (*text ? !read_field(f, figures, text, member)
                  : of == POV_TRANSCRIBED_STATEMENT && !may_lack(f))
            return f->key;
    }
    return NULL;
}

const char *pov_transcript_read(pov_figures *figures,
                                pov_transcript_texts texts, pov_statement *to)
{
    const char *wrong =
        read_texts(POV_TRANSCRIBED_STATEMENT, figures, texts, to);

    return !wrong && !to->document ? "plan" : wrong;
}

const char *pov_transcript_read_paper(pov_figures *figures,
                                      pov_transcript_texts texts)
{
    pov_plan *paper = paper_at(figures, texts[0]);
    const char *wrong =
        read_texts(POV_TRANSCRIBED_PAPER, figures, texts, paper);

    paper->id = pov_arena_intern(figures->arena, id_in(texts[0]),
                                 strlen(id_in(texts[0])));
    return wrong;
}

/* Source: FNV-1a of 64 bits, http://www.isthe.com/chongo/tech/comp/fnv */
static uint64_t mark_text(uint64_t mark, const char *text)
{
    do {
        mark = (mark ^ (unsigned char)*text) * 1099511628211u;
    } while (*text++);
    return mark;
}

uint64_t pov_transcript_mark(uint64_t before, const pov_statement *s,
                             pov_transcript_texts texts)
{
    uint64_t mark = before ? before : 14695981039346656037u;
    const uint64_t numbers[] = {s->place.line, s->place.column, s->order};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        mark = (mark ^ numbers[i]) * 1099511628211u;
    mark = mark_text(mark_text(mark, s->place.file), s->raw ? s->raw : "");
    for (size_t i = 0; i < N_OF_STATEMENT; i++)
        mark = mark_text(mark, texts[i]);
    return mark;
}

const char *pov_transcript_family(const pov_area *area)
{
    return pov_area_is_group(area) ? "viet-nam" : pov_area_of_today(area)->id;
}
