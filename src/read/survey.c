#include "read/survey.h"

#include <string.h>

#include "povstat/words.h"

enum { SHARE_DECIMALS = 4 };

/** The marks of a cell that is one plain number: digits with dots and commas,
 *  perhaps a percent sign. */
typedef struct marks {
    size_t dots, commas;
    size_t head, tail; /* digits before the first mark, behind the last */
    bool threes;       /* between the marks */
    bool dot_is_last;
    bool percent;
    bool below_one;
    bool tail_is_zero;
} marks;

static bool is_blank_at(const char *at)
{
    int32_t point;

    pov_words_decode(at, at + strlen(at), &point);
    return pov_words_is_blank(point);
}

static const char *skip_blanks(const char *at)
{
    int32_t point;

    while (*at && is_blank_at(at))
        at += pov_words_decode(at, at + strlen(at), &point);
    return at;
}

static void add_mark(marks *m, char mark, size_t digits)
{
    if (m->dots + m->commas == 0)
        m->head = digits;
    else
        m->threes = m->threes && digits == 3;
    m->dots += mark == '.';
    m->commas += mark == ',';
    m->dot_is_last = mark == '.';
}

/** Errors: false if it is anything but one plain number, with or without the
 *  stars of a footnote, which the number reader passes over, too. */
static bool read_marks(const char *at, marks *m)
{
    size_t digits = 0;

    *m = (marks){.threes = true, .below_one = true};
    at = skip_blanks(at);
    for (; *at && strchr("0123456789.,", *at); at++) {
        if (*at == '.' || *at == ',') {
            add_mark(m, *at, digits);
            digits = 0;
            continue;
        }
        digits++;
        m->tail_is_zero = *at == '0';
        if (m->dots + m->commas == 0 && *at != '0')
            m->below_one = false;
    }
    m->tail = digits;
    at = skip_blanks(at);
    m->percent = *at == '%';
    at = skip_blanks(at + m->percent);
    at += strspn(at, "*");
    return !*at && digits && (m->dots + m->commas == 0 || m->head);
}

/** Could the marks, all of one kind, group thousands? */
static bool could_group(const marks *m)
{
    return m->tail == 3 && m->threes && m->head <= 3 && !m->below_one &&
           (!m->dots || !m->commas);
}

/** Which clue the marks are; N_CLUES for none.  Two kinds of marks, or several
 *  of one, leave no doubt; the number reader knows what to think of them. */
static clue clue_of(const marks *m, pov_meaning meaning)
{
    bool both = m->dots && m->commas;

    if (m->dots + m->commas == 0)
        return N_CLUES;
    if (both)
        return m->dot_is_last ? CLUE_EN_DECIMAL : CLUE_VI_DECIMAL;
    if (meaning == POV_MEANS_COUNT && m->dots == 1 && m->tail == 1 &&
        m->tail_is_zero)
        return CLUE_FLOAT;
    if (!could_group(m) || meaning == POV_MEANS_PERCENT)
        return m->dots ? CLUE_EN_DECIMAL : CLUE_VI_DECIMAL;
    if (meaning == POV_MEANS_COUNT || m->dots + m->commas > 1)
        return m->dots ? CLUE_VI_GROUP : CLUE_EN_GROUP;
    return m->dots ? CLUE_DOT : CLUE_COMMA;
}

static void see(clue_seen *seen, const char *typed, pov_place place,
                pov_arena *arena)
{
    if (!seen->count++) {
        seen->typed = pov_arena_copy(arena, typed, strlen(typed));
        seen->place = place;
    }
}

/** A number behind its sign. */
static const char *behind_sign(const char *typed)
{
    static const char *const signs[] = {"+", "-", "−", "–"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (!strncmp(typed, signs[i], strlen(signs[i])))
            return typed + strlen(signs[i]);
    return typed;
}

void survey_cell(survey *s, const char *typed, pov_place place,
                 pov_arena *arena)
{
    const char *number = s->is_signed ? behind_sign(typed) : typed;
    bool has_sign = number != typed;
    marks m;
    clue c;

    typed = number;
    if (!read_marks(typed, &m))
        return;
    s->numbers++;
    s->with_sign += has_sign;
    s->below_one += m.below_one;
    see(m.percent ? &s->with_percent : &s->without_percent, typed, place,
        arena);
    if (m.below_one && m.dots + m.commas == 1 && m.tail >= SHARE_DECIMALS)
        see(&s->long_share, typed, place, arena);
    c = clue_of(&m, s->meaning);
    if (c != N_CLUES)
        see(&s->clues[c], typed, place, arena);
}

static size_t seen(const survey *s, clue c)
{
    return s->clues[c].count;
}

static convention_found decide_counts(const survey *s)
{
    /* 12,79 beside 1,204: its comma begins decimals, or it lost a zero. */
    if (seen(s, CLUE_EN_GROUP) &&
        (seen(s, CLUE_VI_GROUP) || seen(s, CLUE_VI_DECIMAL)))
        return FOUND_CONFLICT;
    if (seen(s, CLUE_EN_GROUP))
        return FOUND_EN;
    /* A dot before one or two digits: 12.790 went through a spreadsheet for
     * which the dot begins the decimals.  95.0 is a program's whole number,
     * but no program writes 12.791 beside it. */
    if (seen(s, CLUE_EN_DECIMAL) ||
        (seen(s, CLUE_FLOAT) && seen(s, CLUE_VI_GROUP)))
        return FOUND_DAMAGED;
    return FOUND_VI;
}

static convention_found decide_rates(const survey *s)
{
    if (s->long_share.count && s->below_one == s->numbers &&
        !s->with_percent.count)
        return FOUND_FRACTIONS;
    if (seen(s, CLUE_VI_DECIMAL) && seen(s, CLUE_EN_DECIMAL))
        return FOUND_MIXED;
    return seen(s, CLUE_EN_DECIMAL) ? FOUND_EN : FOUND_VI;
}

static convention_found decide_amounts(const survey *s)
{
    bool vi = seen(s, CLUE_VI_DECIMAL) || seen(s, CLUE_VI_GROUP);
    bool en = seen(s, CLUE_EN_DECIMAL) || seen(s, CLUE_EN_GROUP);

    if (vi && en)
        return FOUND_CONFLICT;
    if (en)
        return FOUND_EN;
    if (vi || s->meaning == POV_MEANS_MONEY)
        return seen(s, CLUE_COMMA) && !vi ? FOUND_AMBIGUOUS : FOUND_VI;
    return seen(s, CLUE_DOT) || seen(s, CLUE_COMMA) ? FOUND_AMBIGUOUS
                                                    : FOUND_VI;
}

static convention_found decide(const survey *s)
{
    switch (s->meaning) {
    case POV_MEANS_COUNT:
        return decide_counts(s);
    case POV_MEANS_PERCENT:
        return decide_rates(s);
    case POV_MEANS_DECIMAL:
    case POV_MEANS_MONEY:
        return decide_amounts(s);
    case POV_MEANS_YEAR:
    case POV_MEANS_CODE:
        break;
    }
    return FOUND_VI;
}

void survey_decide(survey *s)
{
    s->found = decide(s);
}

bool survey_is_whole(const survey *s)
{
    return !seen(s, CLUE_VI_DECIMAL) && !seen(s, CLUE_EN_DECIMAL) &&
           !s->with_percent.count;
}

pov_convention survey_convention(const survey *s)
{
    bool vi = seen(s, CLUE_VI_DECIMAL) || seen(s, CLUE_VI_GROUP);

    if (s->found == FOUND_EN)
        return POV_NUMBERS_EN;
    return s->found == FOUND_VI && vi ? POV_NUMBERS_VI : POV_NUMBERS_AUTO;
}

const char *survey_readings(const char *typed, pov_language language,
                            pov_arena *arena)
{
    const char *mark = strpbrk(typed, ".,");
    size_t head, tail;

    if (!mark || strpbrk(mark + 1, ".,") || typed[0] == '0')
        return typed;
    head = (size_t)(mark - typed);
    tail = strspn(mark + 1, "0123456789");
    return pov_arena_format(arena, pov_say(language, "%.*s%.*s%s or %.*s.%.*s"),
                            (int)head, typed, (int)tail, mark + 1,
                            tail == 1   ? "00"
                            : tail == 2 ? "0"
                                        : "",
                            (int)head, typed, (int)tail, mark + 1);
}

bool survey_refuses(const survey *s, const char *typed)
{
    marks m;

    if (!read_marks(s->is_signed ? behind_sign(typed) : typed, &m))
        return false;
    switch (s->found) {
    case FOUND_CONFLICT:
    case FOUND_DAMAGED: /* 95 may have been 95.000 */
    case FOUND_FRACTIONS:
        return true;
    case FOUND_AMBIGUOUS:
        return clue_of(&m, s->meaning) != N_CLUES;
    case FOUND_VI:
    case FOUND_EN:
    case FOUND_MIXED:
        break;
    }
    return false;
}

/* What the numbers of a whole column give away.  One finding speaks for all
 * its cells: they are wrong together, or right together. */

static const struct report {
    bool is_said;
    pov_finding_kind kind;
    unsigned clues; /* the set of those whose first cells show it */
} reports[] = {
    [FOUND_VI] = {.is_said = false},
    [FOUND_EN] = {true, POV_FOUND_ENGLISH_COLUMN,
                  1 << CLUE_EN_GROUP | 1 << CLUE_EN_DECIMAL},
    [FOUND_CONFLICT] = {true, POV_FOUND_COLUMN_CONFLICT,
                        1 << CLUE_VI_GROUP | 1 << CLUE_EN_GROUP |
                            1 << CLUE_VI_DECIMAL | 1 << CLUE_EN_DECIMAL},
    [FOUND_DAMAGED] = {true, POV_FOUND_COLUMN_DAMAGED,
                       1 << CLUE_VI_GROUP | 1 << CLUE_EN_DECIMAL |
                           1 << CLUE_FLOAT},
    [FOUND_AMBIGUOUS] = {true, POV_FOUND_COLUMN_AMBIGUOUS,
                         1 << CLUE_DOT | 1 << CLUE_COMMA},
    [FOUND_MIXED] = {true, POV_FOUND_MIXED_RATES,
                     1 << CLUE_VI_DECIMAL | 1 << CLUE_EN_DECIMAL},
    [FOUND_FRACTIONS] = {true, POV_FOUND_COLUMN_FRACTIONS, 0},
};

static bool shows(const struct report *r, int c)
{
    return r->clues >> c & 1;
}

static bool is_refused(convention_found found)
{
    return found == FOUND_CONFLICT || found == FOUND_DAMAGED ||
           found == FOUND_AMBIGUOUS || found == FOUND_FRACTIONS;
}

/** How many cells are refused, or read otherwise. */
static size_t count_cells(const survey *s, const struct report *r)
{
    size_t n = 0;

    if (is_refused(s->found) && s->found != FOUND_AMBIGUOUS)
        return s->numbers;
    for (int c = 0; c < N_CLUES; c++)
        n += shows(r, c) ? s->clues[c].count : 0;
    return n;
}

/** Both things a cell may mean: "12790 or 12.79", "0.0074 or 0.74". */
static const char *readings(const row_view *x, const char *typed,
                            convention_found found)
{
    pov_number number = {.language = x->findings->language};

    if (found != FOUND_FRACTIONS)
        return survey_readings(typed, number.language, x->scratch);
    pov_number_read(typed, strlen(typed), POV_MEANS_PERCENT, POV_NUMBERS_AUTO,
                    x->scratch, &number);
    return number.readings ? number.readings : typed;
}

/** "'12,791' (line 2)", with both readings if it is refused. */
static const char *show_clue(const row_view *x, const clue_seen *seen,
                             convention_found found)
{
    unsigned long line = seen->place.line;

    if (!is_refused(found))
        return pov_arena_format(x->scratch, cells_say(x, "'%s' (line %lu)"),
                                seen->typed, line);
    return pov_arena_format(x->scratch, cells_say(x, "'%s' (line %lu: %s)"),
                            seen->typed, line, readings(x, seen->typed, found));
}

static const char *show_clues(const row_view *x, const survey *s,
                              const struct report *r)
{
    const char *text = "";

    if (s->found == FOUND_FRACTIONS)
        return show_clue(x, &s->long_share, s->found);
    for (int c = 0; c < N_CLUES; c++)
        if (shows(r, c) && s->clues[c].count)
            text = pov_arena_format(x->scratch, "%s%s%s", text,
                                    *text ? cells_say(x, " and ") : "",
                                    show_clue(x, &s->clues[c], s->found));
    return text;
}

/** One note speaks for all columns of rates: a program wrote them alike. */
static bool is_of_english_rates(const survey *s)
{
    return s->found == FOUND_EN && s->meaning == POV_MEANS_PERCENT;
}

static void report_column(const row_view *x, const survey *s, const char *title,
                          size_t cell)
{
    const struct report *r = &reports[s->found];
    bool rates = is_of_english_rates(s);
    size_t n = count_cells(s, r);
    pov_finding *f = pov_find(
        x->findings, rates ? POV_FOUND_ENGLISH_RATES : r->kind,
        rows_place(x->rows, &x->row, cell),
        n == 1 ? "column '%s': %s; %zu cell" : "column '%s': %s; %zu cells",
        title, show_clues(x, s, r), n);

    rows_underline(x->rows, &x->row, f, x->row.items[cell].text);
}

bool survey_refuses_cell(const row_view *x, const survey *s, const char *title,
                         size_t i)
{
    const char *typed = x->row.items[i].text;
    bool refused;

    if (x->options->numbers != POV_NUMBERS_AUTO || !reports[s->found].is_said)
        return false; /* somebody has decided */
    refused = survey_refuses(s, typed);
    if ((refused || strpbrk(typed, ".,")) &&
        cells_once(x, POV_FOUND_ENGLISH_COLUMN, i) &&
        (!is_of_english_rates(s) || cells_once(x, POV_FOUND_ENGLISH_RATES, 0)))
        report_column(x, s, title, i);
    return refused;
}
