#include "povstat/claim.h"

#include <string.h>

#include "povstat/words.h"

typedef enum claim_role {
    ROLE_MISSED,
    ROLE_EXCEEDED,
    ROLE_MET,
    ROLE_COMPARED, /* lower than planned: of the poor that is better */
    ROLE_AMOUNT,   /* a percentage of the plan follows, and no verdict */
    ROLE_PLAN,
    ROLE_OF_PROVINCE,
    ROLE_OF_MINISTRY,
    ROLE_YEAR,
    ROLE_ABOUT, /* before a percentage */
    ROLE_MORE,
    ROLE_LESS,
    ROLE_NEARLY, /* neither met nor missed */
    ROLE_OTHER,  /* says nothing */
    ROLE_JOINT,
    N_ROLES
} claim_role;

static const struct {
    const char *spellings;
    claim_role role;
} table[] = {
#define CLAIM(role, spellings) {spellings, ROLE_##role},
#include "words/claim_words.def"
#undef CLAIM
};

typedef struct claim_parser {
    pov_claim_words *out;
    pov_phrase *says;
    pov_number *number;
    const char *end;
    pov_convention convention;
    pov_arena *arena;
    bool seen[N_ROLES];
    claim_role verb, before; /* the last verb, the word before; N_ROLES: none */
} claim_parser;

static pov_reading refuse(claim_parser *p, const char *why)
{
    p->number->why = why;
    return POV_READ_INVALID;
}

/** "16,98%", "0,07 điểm %", "125 phần trăm": where a percentage ends that
 *  begins at a word; NULL if it is none. */
static const pov_word *percent_end(const pov_word *w, bool *in_points)
{
    size_t n;

    while (w->kind == POV_WORD_DIGITS ||
           (w->kind == POV_WORD_SIGN && strchr(".,", *w->start)))
        w++;
    n = pov_words_match(w, "điểm %|điểm phần trăm|pp|percentage points");
    *in_points = n;
    if (!n)
        n = pov_words_match(w, "%|phần trăm|percent|per cent");
    return n ? w + n : NULL;
}

/** The figure alone, with its sign of per cent. */
static pov_reading read_percent(claim_parser *p, const pov_word *w,
                                pov_decimal *percent)
{
    size_t digits = strspn(w->start, "0123456789.,");
    const char *text;
    pov_reading reading;

    text = pov_arena_format(p->arena, "%.*s%%", (int)digits, w->start);
    reading = pov_number_read(text, strlen(text), POV_MEANS_PERCENT,
                              p->convention, p->arena, p->number);
    *percent = p->number->value;
    return reading;
}

static void set_side(claim_parser *p, pov_operator op)
{
    p->says->op = op;
    p->says->op_said = op != POV_EXACTLY;
}

/** "đạt 320%", or how far beyond the plan, which may be a share of it or
 *  points.  Returns VALUE if all is well. */
static pov_reading take_percent(claim_parser *p, const pov_word *w,
                                const pov_word *behind, bool in_points)
{
    bool is_margin = p->verb == ROLE_EXCEEDED || p->verb == ROLE_MISSED;
    pov_decimal percent;
    pov_reading reading = read_percent(p, w, &percent);

    if (reading != POV_READ_VALUE && reading != POV_READ_DOUBTFUL)
        return reading;
    if (p->says->has_amount || p->out->margin)
        return refuse(p, "two percentages");
    if (!is_margin && in_points)
        return refuse(p, "points are no share of a plan");
    if (is_margin) {
        p->out->margin = pov_arena_copy(
            p->arena, w->start,
            (size_t)(behind[-1].start + behind[-1].length - w->start));
        return POV_READ_VALUE;
    }
    p->says->has_amount = true;
    p->says->amount = percent;
    p->says->about = p->before == ROLE_ABOUT;
    set_side(p, p->before == ROLE_MORE   ? POV_MORE_THAN
                : p->before == ROLE_LESS ? POV_LESS_THAN
                : p->says->about         ? POV_ABOUT
                                         : POV_EXACTLY);
    return POV_READ_VALUE;
}

/** Four digits; anything else is no year: -1, which no day is in. */
static int year_of(const pov_word *w)
{
    int year = 0;

    if (w->length != 4 || w->kind != POV_WORD_DIGITS)
        return -1;
    for (size_t i = 0; i < w->length; i++)
        year = year * 10 + (w->start[i] - '0');
    return year;
}

static void take_word(claim_parser *p, claim_role role, const pov_word *w,
                      size_t used)
{
    p->seen[role] = true;
    if (role <= ROLE_AMOUNT)
        p->verb = role;
    if (role == ROLE_YEAR)
        p->out->year = year_of(&w[used - 1]);
    p->before = role;
}

pov_words_index claim_words = POV_WORDS_INDEX(table, claim);

/** Each word in its turn.  Returns VALUE if all is understood. */
static pov_reading read_words(claim_parser *p, const pov_word *w)
{
    while (w->kind != POV_WORD_END) {
        size_t used, row = pov_words_find(&claim_words, w, &used);
        bool in_points;
        const pov_word *behind =
            w->kind == POV_WORD_DIGITS ? percent_end(w, &in_points) : NULL;
        pov_reading reading;

        if (used) {
            take_word(p, table[row].role, w, used);
            w += used;
            continue;
        }
        if (!behind)
            return refuse(p, w->kind == POV_WORD_DIGITS
                                 ? "a share of the plan has a sign of per cent"
                                 : pov_arena_format(p->arena, "'%.*s'",
                                                    (int)(p->end - w->start),
                                                    w->start));
        reading = take_percent(p, w, behind, in_points);
        if (reading != POV_READ_VALUE)
            return reading;
        p->before = N_ROLES;
        w = behind;
    }
    return POV_READ_VALUE;
}

static int compare_hundred(pov_decimal percent)
{
    return pov_decimal_compare(percent, pov_decimal_whole(100));
}

/** Does the percentage say otherwise than the words beside it? */
static bool is_against_words(const claim_parser *p)
{
    int order = compare_hundred(p->says->amount);

    return (p->seen[ROLE_EXCEEDED] && order <= 0) ||
           (p->seen[ROLE_MISSED] && order >= 0);
}

/** What it all comes to. */
static pov_reading conclude(claim_parser *p)
{
    bool is_good = p->seen[ROLE_MET] || p->seen[ROLE_EXCEEDED];

    p->out->names_plan = p->seen[ROLE_PLAN] || p->seen[ROLE_OF_PROVINCE] ||
                         p->seen[ROLE_OF_MINISTRY];
    if (p->seen[ROLE_NEARLY])
        return refuse(p, "neither met nor missed");
    if (p->seen[ROLE_COMPARED])
        return refuse(p, "lower or higher than planned may be better or worse: "
                         "say 'đạt', 'vượt' or 'không đạt'");
    if (p->says->has_amount && is_against_words(p))
        return refuse(p, "the words and the percentage do not agree");
    if (!p->says->has_amount &&
        (p->seen[ROLE_ABOUT] || p->seen[ROLE_MORE] || p->seen[ROLE_LESS]))
        return refuse(p, "a bound without a number");
    if (p->seen[ROLE_MISSED] && is_good && !p->says->has_amount)
        return refuse(p, "met and missed at once");
    p->out->plan_of = p->seen[ROLE_OF_PROVINCE]   ? POV_ASSIGNED_BY_PROVINCE
                      : p->seen[ROLE_OF_MINISTRY] ? POV_ASSIGNED_BY_MINISTRY
                                                  : POV_ASSIGNED_BY_NOBODY;
    if (p->says->has_amount) {
        p->out->says = POV_CLAIMS_PERCENT;
        return POV_READ_VALUE;
    }
    if (!is_good && !p->seen[ROLE_MISSED])
        return refuse(p, "no verdict");
    p->out->says = p->seen[ROLE_EXCEEDED] ? POV_CLAIMS_EXCEEDED
                   : p->seen[ROLE_MET]    ? POV_CLAIMS_MET
                                          : POV_CLAIMS_MISSED;
    set_side(p, p->seen[ROLE_EXCEEDED] ? POV_MORE_THAN
                : p->seen[ROLE_MET]    ? POV_AT_LEAST
                                       : POV_LESS_THAN);
    return POV_READ_VALUE;
}

bool pov_claim_begins(const pov_word *w)
{
    size_t used, row = pov_words_find(&claim_words, w, &used);

    return used &&
           (table[row].role <= ROLE_AMOUNT || table[row].role == ROLE_NEARLY);
}

pov_reading pov_claim_read(const char *text, size_t length,
                           pov_convention convention, pov_arena *arena,
                           pov_claim_words *out, pov_phrase *says,
                           pov_number *number)
{
    pov_word words[POV_WORDS_MAX];
    claim_parser p = {.out = out,
                      .says = says,
                      .number = number,
                      .end = text + length,
                      .convention = convention,
                      .arena = arena,
                      .verb = N_ROLES,
                      .before = N_ROLES};
    pov_reading reading;

    *out = (pov_claim_words){.says = POV_CLAIMS_NOTHING};
    *says = (pov_phrase){.form = POV_CLAIMED,
                         .unit = POV_IN_PERCENT,
                         .op = POV_EXACTLY,
                         .form_said = true,
                         .unit_said = true};
    number->why = NULL;
    if (!pov_words_split(text, length, words))
        return refuse(&p, "too many words");
    if (words[0].kind == POV_WORD_END)
        return POV_READ_MISSING;
    reading = read_words(&p, words);
    return reading == POV_READ_VALUE ? conclude(&p) : reading;
}
