#include "read/survey.h"

#include <string.h>

#include "words/word.h"

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

    words_decode(at, at + strlen(at), &point);
    return words_is_blank(point);
}

static const char *skip_blanks(const char *at)
{
    int32_t point;

    while (*at && is_blank_at(at))
        at += words_decode(at, at + strlen(at), &point);
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

/** Errors: false if it is anything but one plain number. */
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

void survey_cell(survey *s, const char *typed, pov_place place,
                 pov_arena *arena)
{
    marks m;
    clue c;

    if (!read_marks(typed, &m))
        return;
    s->numbers++;
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

convention_found survey_decide(const survey *s)
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

pov_convention survey_convention(const survey *s, convention_found found)
{
    bool vi = seen(s, CLUE_VI_DECIMAL) || seen(s, CLUE_VI_GROUP);

    if (found == FOUND_EN)
        return POV_NUMBERS_EN;
    return found == FOUND_VI && vi ? POV_NUMBERS_VI : POV_NUMBERS_AUTO;
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

bool survey_refuses(const survey *s, convention_found found, const char *typed)
{
    marks m;

    if (!read_marks(typed, &m))
        return false;
    switch (found) {
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
