#include "povstat/clauses.h"

#include <string.h>

#include "words/clause_about.h"
#include "words/sentence.h"

enum { MOST_NUMBERS = 2 };

/** The sentence being taken apart. */
typedef struct parser {
    clause_text t;
    pov_language language;
    pov_arena *arena;
    pov_clauses *out;
    const char *text;
    pov_clause c;          /* the present clause */
    pov_said_time between; /* said behind its first number */
    const char *starts;    /* the same: "đầu năm" */
    char roles[8];         /* of its verbs */
    size_t n_numbers;
    bool has_unit;    /* behind its last number */
    bool is_same;     /* "tương ứng với": the same in another unit */
    bool names_level; /* "chiếm", "tỷ lệ": so many per cent there are */
    bool behind_another; /* a bracket opened right behind a clause */
    bool is_yearly;
    bool is_ratio;   /* "95/12.791": what stands behind it is of the whole */
    bool is_percent; /* the unit of its last number */
    bool only_rates; /* so many per cent there are, say all clauses so far */
    char roles_before[8]; /* of the clause before it */
    size_t numbers_before;
    bool yearly_before;
    const lexeme *last; /* the last word, if it is one of a figure */
} parser;

static bool refuse(parser *p, const char *why, const char *words)
{
    if (!p->out->why)
        p->out->why = pov_arena_format(p->arena, "%s: '%s'",
                                       pov_say(p->language, why), words);
    return false;
}

static const char *text_of(const parser *p, const pov_word *w, size_t n)
{
    return clause_typed(&p->t, w, n);
}

static void emit(parser *p, const char *words)
{
    p->c.figure = p->c.figure
                      ? pov_arena_format(p->arena, "%s %s", p->c.figure, words)
                      : pov_arena_copy(p->arena, words, strlen(words));
}

/* What may stand in a clause.  Each kind of words has a function that says how
 * many words of it begin at one, and one that takes them. */

static size_t joint_at(parser *p, const pov_word *w)
{
    size_t n = clause_words(&p->t, w, CLAUSE_JOINT);

    if (!n)
        n = clause_words(&p->t, w, CLAUSE_SAME);
    return n;
}

static size_t share_at(parser *p, const pov_word *w)
{
    return clause_words(&p->t, w, CLAUSE_SHARE);
}

static bool is_sign(const pov_word *w, const char *sign)
{
    return w->kind == POV_WORD_SIGN && !strcmp(w->bare, sign);
}

static size_t opening_at(parser *p, const pov_word *w)
{
    (void)p;
    return is_sign(w, "(");
}

static size_t closing_at(parser *p, const pov_word *w)
{
    (void)p;
    return is_sign(w, ")");
}

static size_t since_at(parser *p, const pov_word *w)
{
    pov_said_time time;
    pov_back back;
    bool is_loose;

    return clause_since(&p->t, w, &time, &back, &is_loose);
}

static size_t when_at(parser *p, const pov_word *w)
{
    pov_period period;

    return clause_period(&p->t, w, &period);
}

static size_t day_at(parser *p, const pov_word *w)
{
    int day, month;

    return clause_day(&p->t, w, &day, &month);
}

/** "từ 15,2% đầu năm xuống còn 14,7%": said behind the first of two. */
static size_t start_at(parser *p, const pov_word *w)
{
    size_t n = 0;

    if (p->n_numbers == 1 && !p->starts)
        n = clause_words(&p->t, w, CLAUSE_YEAR_START);
    if (p->n_numbers == 1 && !p->starts && !n)
        n = clause_words(&p->t, w, CLAUSE_START);
    return n;
}

static size_t within_at(parser *p, const pov_word *w)
{
    size_t n = clause_words(&p->t, w, CLAUSE_WITHIN);
    size_t m = clause_words(&p->t, w, CLAUSE_YEAR_END);
    size_t k = clause_words(&p->t, w, CLAUSE_END);

    n = n > m ? n : m;
    return n > k ? n : k;
}

static size_t object_at(parser *p, const pov_word *w)
{
    size_t n = w->kind == POV_WORD_LETTERS
                   ? clause_name(&p->t, w, POV_NAME_INDICATOR)
                   : 0;

    if (p->last && p->last->role == ROLE_PERCENT &&
        n == clause_words(&p->t, w, CLAUSE_ALL_COUNTED))
        return 0; /* "giảm 100% số hộ": of those that the row is of */
    return n && n == clause_words(&p->t, w, CLAUSE_GENERIC) ? 0 : n;
}

static size_t whom_at(parser *p, const pov_word *w)
{
    size_t name;

    return clause_whom(&p->t, w, &name);
}

static size_t place_at(parser *p, const pov_word *w)
{
    size_t name, length;
    const char *rank;

    if (p->last && p->last->role == ROLE_NUMBER)
        return 0; /* "80 xã" */
    return clause_place(&p->t, w, &name, &length, &rank);
}

static size_t standard_at(parser *p, const pov_word *w)
{
    const char *text;

    return clause_standard(&p->t, w, &text);
}

static size_t aim_at(parser *p, const pov_word *w)
{
    return clause_words(&p->t, w, CLAUSE_AIM);
}

static bool has_figure(const parser *p)
{
    return p->n_numbers || strchr(p->roles, ROLE_NONE);
}

/** Behind a figure, or where nothing of one is said yet. */
static size_t claim_at(parser *p, const pov_word *w)
{
    const char *why;

    return has_figure(p) || !p->c.figure ? clause_claim(&p->t, w, &why) : 0;
}

static size_t filler_at(parser *p, const pov_word *w)
{
    return clause_words(&p->t, w, CLAUSE_FILLER);
}

static size_t group_at(parser *p, const pov_word *w)
{
    return clause_words(&p->t, w, CLAUSE_GROUP);
}

static size_t none_at(parser *p, const pov_word *w)
{
    return clause_none(&p->t, w);
}

static size_t figure_word_at(parser *p, const pov_word *w)
{
    size_t n = 0;

    return clause_lexeme(&p->t, w, &n) ? n : 0;
}

/* How a clause ends. */

static void take_missing(pov_clause *c, const pov_clause *from)
{
    if (!c->objects[0])
        memcpy(c->objects, from->objects, sizeof c->objects);
    if (!c->objects[0] || c->objects[0] == from->objects[0])
        c->whom = c->whom ? c->whom : from->whom;
    if (!c->places[0] && !c->reach) {
        memcpy(c->places, from->places, sizeof c->places);
        c->reach = from->reach;
        c->rank = from->rank;
    }
    if (!c->standard && !c->is_many_sided) {
        c->standard = from->standard;
        c->is_many_sided = from->is_many_sided;
    }
    if (!c->as_of.text && !c->is_year_end && !c->month) {
        c->day = from->day;
        c->month = from->month;
        c->as_of = from->as_of;
        c->is_year_end = from->is_year_end;
        if (!c->since.text && !c->back) {
            c->since = from->since;
            c->since_is_loose = from->since_is_loose;
            c->back = from->back;
        }
    }
    c->is_aim = c->is_aim || from->is_aim;
}

/** Take what stands behind a clause without a figure of its own.  Errors: false
 *  if the clause says otherwise, or another thing is named. */
static bool take_behind(parser *p, pov_clause *c)
{
    const pov_clause *more = &p->c;

    if (more->objects[0] || more->whom)
        return refuse(p, "words without a figure",
                      more->whom ? more->whom : more->objects[0]);
    if ((more->places[0] && c->places[0]) || (more->reach && c->reach))
        return refuse(p, "too many places for one figure",
                      more->reach ? more->reach : more->places[0]);
    if (more->standard && c->standard)
        return refuse(p, "two standards for one figure", more->standard);
    if ((more->as_of.text && c->as_of.text &&
         more->as_of.is.as_of != c->as_of.is.as_of) ||
        ((more->since.text || more->back) && (c->since.text || c->back)))
        return refuse(p, "two dates of one figure",
                      more->as_of.text ? more->as_of.text : c->figure);
    take_missing(c, more);
    if (more->since.text || more->back) {
        c->since = more->since;
        c->since_is_loose = more->since_is_loose;
        c->back = more->back;
    }
    return true;
}

/** What form has a clause that has no verb of its own?  It is a level beside a
 *  level; beside a change it must say that it is the same. */
static bool settle_form(parser *p)
{
    const char *before = p->roles_before;
    bool left = strpbrk(before, "lL"), change = strpbrk(before, "di") && !left;
    bool up = strchr(before, ROLE_INCREASE);

    if (p->out->count &&
        (strchr(p->roles, ROLE_REDUCE)
             ? up
             : strchr(p->roles, ROLE_INCREASE) && strchr(before, ROLE_REDUCE)))
        return refuse(p, "the words say both less and more", p->c.figure);
    if (p->out->count && !strcmp(p->roles, "b") && p->is_percent &&
        !p->c.objects[0] && !p->c.is_claim)
        return refuse(p, "so many per cent of the plan, or of all",
                      p->c.figure);
    if (!p->out->count || *p->roles || p->c.is_claim)
        return true;
    if (change && !p->is_same)
        return refuse(p, "so much more or less, or so much in all",
                      p->c.figure);
    if (left && p->numbers_before > 1 && !p->is_same && !p->names_level)
        return refuse(p, "so much more or less, or so much in all",
                      p->c.figure);
    p->c.has_form = change || left;
    p->c.form = !change             ? POV_LEVEL
                : !p->yearly_before ? (up ? POV_INCREASE : POV_REDUCTION)
                : up                ? POV_ANNUAL_INCREASE
                                    : POV_ANNUAL_REDUCTION;
    return true;
}

static void begin_clause(parser *p, const pov_word *w)
{
    memcpy(p->roles_before, p->roles, sizeof p->roles);
    p->numbers_before = p->n_numbers;
    p->yearly_before = p->is_yearly;
    p->c = (pov_clause){.offset = (size_t)(w->start - p->text)};
    p->between = (pov_said_time){NULL, {0}};
    p->starts = NULL;
    memset(p->roles, 0, sizeof p->roles);
    p->n_numbers = 0;
    p->has_unit = p->is_same = p->names_level = false;
    p->is_yearly = p->is_ratio = false;
}

static bool set_as_of(parser *p, pov_said_time time)
{
    if (p->c.as_of.text && p->c.as_of.is.as_of != time.is.as_of)
        return refuse(p, "two dates of one figure", time.text);
    p->c.as_of = time;
    return true;
}

/** End the present clause; words without a figure belong to the next. */
static bool end_clause(parser *p, const pov_word *w)
{
    pov_clauses *out = p->out;

    if (p->between.text && !set_as_of(p, p->between))
        return false;
    if (p->starts)
        return refuse(p, "words that are not known", p->starts);
    p->between.text = NULL;
    if (!has_figure(p))
        return true;
    if (out->count == POV_CLAUSES)
        return refuse(p, "too many figures for one cell", p->c.figure);
    if (!settle_form(p))
        return false;
    p->c.of_rate = out->count && !p->c.objects[0] && p->only_rates;
    if (!p->c.is_claim)
        p->only_rates =
            (p->only_rates || !out->count) && p->is_percent &&
            (p->c.of_rate || (p->names_level && !strpbrk(p->roles, "di")));
    if (out->count)
        take_missing(&p->c, &out->items[out->count - 1]);
    if (p->c.is_claim) { /* what follows is of the clause before it */
        memcpy(p->roles, p->roles_before, sizeof p->roles);
        p->n_numbers = p->numbers_before;
        p->is_yearly = p->yearly_before;
        p->has_unit = true;
    }
    p->c.has_form = p->c.has_form && !p->c.is_claim;
    if (out->count && !p->has_unit && !strchr(p->roles, ROLE_NONE))
        return refuse(p, "a figure without its unit", p->c.figure);
    p->c.length = (w->kind == POV_WORD_END ? strlen(p->text)
                                           : (size_t)(w->start - p->text)) -
                  p->c.offset;
    out->items[out->count++] = p->c;
    begin_clause(p, w);
    return true;
}

/* How each kind of words is taken. */

static bool take_joint(parser *p, const pov_word *w, size_t n)
{
    bool sets_off = w->kind == POV_WORD_SIGN;

    if (!has_figure(p) && !sets_off && clause_words(&p->t, w, CLAUSE_JOINT))
        return refuse(p, "words that are not known", text_of(p, w, n));
    if (has_figure(p) && !p->has_unit && !strchr(p->roles, ROLE_NONE))
        return refuse(p, "a figure without its unit", p->c.figure);
    if (!end_clause(p, w))
        return false;
    p->is_same = p->is_same || clause_words(&p->t, w, CLAUSE_SAME);
    return true;
}

/** "chiếm" says of what by what follows; the reader of shares knows. */
static bool take_share(parser *p, const pov_word *w, size_t n)
{
    if (has_figure(p) && !take_joint(p, w, n))
        return false;
    p->names_level = true;
    if (p->c.figure)
        return true;
    emit(p, text_of(p, w, 1));
    return true;
}

/** A date in brackets is that of the figure before them. */
static bool is_aside(parser *p, const pov_word *w)
{
    pov_period period;
    size_t n = clause_period(&p->t, w + 1, &period);

    if (!n)
        n = since_at(p, w + 1);
    return n && closing_at(p, w + 1 + n);
}

static bool take_opening(parser *p, const pov_word *w, size_t n)
{
    if (is_aside(p, w))
        return true;
    p->behind_another = has_figure(p);
    return !has_figure(p) || take_joint(p, w, n);
}

static bool take_closing(parser *p, const pov_word *w, size_t n)
{
    (void)n;
    if (has_figure(p) && p->behind_another) {
        p->behind_another = false;
        return end_clause(p, w + 1);
    }
    if (p->behind_another && p->out->count && !p->c.figure) {
        if (!take_behind(p, &p->out->items[p->out->count - 1]))
            return false;
        p->c = (pov_clause){.offset = (size_t)(w->start - p->text)};
    }
    p->behind_another = false;
    return true;
}

static bool take_when(parser *p, const pov_word *w, size_t n)
{
    pov_said_time time = {text_of(p, w, n), {0}};

    clause_period(&p->t, w, &time.is);
    if (p->n_numbers != 1 || p->between.text)
        return set_as_of(p, time);
    p->between = time;
    return true;
}

static bool take_since(parser *p, const pov_word *w, size_t n)
{
    pov_said_time time;
    pov_back back;
    bool is_loose;

    if (p->c.since.text || p->c.back)
        return refuse(p, "two dates of one figure", text_of(p, w, n));
    clause_since(&p->t, w, &time, &back, &is_loose);
    p->c.back = back;
    if (!time.text)
        return true;
    p->c.since = time;
    p->c.since_is_loose = is_loose;
    return true;
}

static bool take_day(parser *p, const pov_word *w, size_t n)
{
    if (p->c.month)
        return refuse(p, "two dates of one figure", text_of(p, w, n));
    clause_day(&p->t, w, &p->c.day, &p->c.month);
    return true;
}

static bool take_start(parser *p, const pov_word *w, size_t n)
{
    p->starts = text_of(p, w, n);
    return true;
}

static bool take_within(parser *p, const pov_word *w, size_t n)
{
    p->c.is_year_end =
        p->c.is_year_end || clause_words(&p->t, w, CLAUSE_YEAR_END) == n;
    return true;
}

static bool add_role_of(parser *p, role r)
{
    size_t n = strlen(p->roles);

    if (!strchr("dilLbz", (int)r))
        return true;
    if (strchr(p->roles, ROLE_NONE))
        return false; /* "không để tăng" */
    if (n + 1 < sizeof p->roles)
        p->roles[n] = (char)r;
    return n + 1 < sizeof p->roles;
}

/** Of an object only that stays which tells the reader of figures a rate from
 *  a stock, and behind a number its unit. */
static void emit_object(parser *p, const pov_word *w)
{
    size_t rate = clause_words(&p->t, w, CLAUSE_RATE);
    size_t count = clause_words(&p->t, w, CLAUSE_TOTAL), n = 0;
    bool is_behind = p->last && p->last->role == ROLE_NUMBER;
    bool is_share = p->last && p->last->role == ROLE_PERCENT;
    const lexeme *unit = clause_unit(&p->t, w, &n);

    if (rate) {
        emit(p, "tỷ lệ");
        p->names_level = true;
    } else if (is_share && strpbrk(p->roles, "di")) {
        emit(p, count ? "số hộ" : "hộ");
    } else if (count && !is_share) {
        emit(p, "số");
    } else if (is_behind && unit && unit->role == ROLE_COUNTED) {
        /* "95/12.791 hộ nghèo, chiếm 0,7%" tells itself what it is of */
        bool is_of = p->is_ratio && !strchr(w->start, '%');

        emit(p, clause_words(&p->t, w, CLAUSE_COUNTED_ALONE) && !is_of
                    ? text_of(p, w, 1)
                    : text_of(p, w, n));
    }
    p->has_unit = p->has_unit || (is_behind && unit);
}

/** "80% số xã có tỷ lệ hộ nghèo dưới 5%": so many of all there are, which the
 *  words do not name. */
static bool counts_areas(parser *p, const pov_word *w)
{
    size_t n;
    const lexeme *l =
        clause_lexeme(&p->t, w + clause_words(&p->t, w, CLAUSE_TOTAL), &n);

    return l && l->counts && !strcmp(l->counts, "communes");
}

static bool take_object(parser *p, const pov_word *w, size_t n)
{
    const char *text = text_of(p, w, n);
    size_t i = p->c.objects[0] != NULL;

    /* "93% tổng số hộ nghèo": of what, for the reader of shares */
    if (p->last && p->last->role == ROLE_PERCENT && !strpbrk(p->roles, "di") &&
        clause_words(&p->t, w, CLAUSE_TOTAL) && !counts_areas(p, w)) {
        emit(p, text);
        return true;
    }
    if (i && p->c.objects[1])
        return refuse(p, "too many things for one figure", text);
    p->c.objects[i] = text;
    emit_object(p, w);
    if (strstr(text, "rate"))
        emit(p, "rate");
    return true;
}

static bool take_whom(parser *p, const pov_word *w, size_t n)
{
    size_t name;

    if (p->c.whom)
        return refuse(p, "too many things for one figure", text_of(p, w, n));
    clause_whom(&p->t, w, &name);
    p->c.whom = text_of(p, w + n - name, name);
    return true;
}

static bool take_place(parser *p, const pov_word *w, size_t n)
{
    size_t name, length, i = p->c.places[0] != NULL;
    const char *rank;

    clause_place(&p->t, w, &name, &length, &rank);
    if (length ? i && p->c.places[1]
               : p->c.reach && strcmp(p->c.rank, rank) != 0)
        return refuse(p, "too many places for one figure", text_of(p, w, n));
    if (length) {
        p->c.places[i] = text_of(p, w + name, length);
    } else {
        p->c.reach = text_of(p, w, n);
        p->c.rank = rank;
    }
    return true;
}

static bool take_standard(parser *p, const pov_word *w, size_t n)
{
    const char *text;

    clause_standard(&p->t, w, &text);
    if (p->c.standard && text && strcmp(text, p->c.standard) != 0)
        return refuse(p, "two standards for one figure", text_of(p, w, n));
    p->c.standard = text ? text : p->c.standard;
    p->c.is_many_sided = true;
    return true;
}

static bool take_aim(parser *p, const pov_word *w, size_t n)
{
    (void)w;
    (void)n;
    p->c.is_aim = true;
    return true;
}

static bool take_claim(parser *p, const pov_word *w, size_t n)
{
    const char *why;

    clause_claim(&p->t, w, &why);
    if (why)
        return refuse(p, why, text_of(p, w, n));
    if (has_figure(p) && !take_joint(p, w, n))
        return false;
    p->c.is_claim = true;
    p->c.figure = text_of(p, w, n);
    p->c.offset = (size_t)(w->start - p->text);
    p->n_numbers = 1;
    p->has_unit = true;
    return end_clause(p, w + n);
}

static bool take_none(parser *p, const pov_word *w, size_t n)
{
    emit(p, "không còn");
    return add_role_of(p, ROLE_NONE) ||
           refuse(p, "words that are not known", text_of(p, w, n));
}

static bool take_filler(parser *p, const pov_word *w, size_t n)
{
    (void)p;
    (void)w;
    (void)n;
    return true;
}

/** Words up to the next that is a verb, or less or more than, or no word. */
static const char *words_unknown(parser *p, const pov_word *w)
{
    size_t n = 1, used;

    for (; w[n].kind == POV_WORD_LETTERS; n++) {
        const lexeme *l = clause_lexeme(&p->t, w + n, &used);

        if (l && strchr("dilLbz<>gma", (int)l->role))
            break;
    }
    return text_of(p, w, n);
}

static bool take_group(parser *p, const pov_word *w, size_t n)
{
    (void)n;
    return refuse(p, "a group, of which the row is not", words_unknown(p, w));
}

static bool take_figure_word(parser *p, const pov_word *w, size_t n)
{
    size_t used;
    const lexeme *l = clause_lexeme(&p->t, w, &used);

    if (!add_role_of(p, l->role))
        return refuse(p, "words that are not known", text_of(p, w, n));
    p->last = l;
    p->is_yearly = p->is_yearly || l->role == ROLE_YEARLY;
    p->is_ratio = p->is_ratio || l->role == ROLE_OF;
    p->names_level = p->names_level || l->role == ROLE_RATE;
    if (p->n_numbers && strchr("hxM%p", (int)l->role)) {
        p->has_unit = true;
        p->is_percent = l->role == ROLE_PERCENT;
    }
    /* "giảm từ 4,4% năm 2021 đến 1,3% năm 2025" */
    if (l->role == ROLE_TO && p->n_numbers == 1 && p->between.text)
        emit(p, strchr(p->roles, ROLE_INCREASE) ? "lên" : "xuống còn");
    else
        emit(p, text_of(p, w, n));
    return true;
}

/* In the order in which they win where they are equally long. */
static const struct kind {
    size_t (*at)(parser *p, const pov_word *w);
    bool (*take)(parser *p, const pov_word *w, size_t n);
    bool is_name; /* of something that a figure can be of */
} kinds[] = {
    {joint_at, take_joint, false},
    {opening_at, take_opening, false},
    {closing_at, take_closing, false},
    {claim_at, take_claim, true},
    {since_at, take_since, true},
    {when_at, take_when, true},
    {within_at, take_within, true},
    {day_at, take_day, true},
    {start_at, take_start, true},
    {standard_at, take_standard, true},
    {object_at, take_object, true},
    {whom_at, take_whom, true},
    {place_at, take_place, true},
    {group_at, take_group, true},
    {share_at, take_share, false},
    {aim_at, take_aim, true},
    {none_at, take_none, false},
    {figure_word_at, take_figure_word, false},
    {filler_at, take_filler, false},
};

/** "1/2 số hộ nghèo", "một nửa số hộ nghèo", behind "giảm": half of them, as
 *  per cent.  0: no such fraction, or one that is no whole number of them. */
static int per_cent_of_fraction(parser *p, const pov_word *w, size_t *n)
{
    int part = 1, whole = 2;

    *n = clause_words(&p->t, w, CLAUSE_HALF);
    if (!*n && pov_words_match(w, "#/#") && w[0].length == 1 &&
        w[2].length == 1) {
        part = w[0].bare[0] - '0';
        whole = w[2].bare[0] - '0';
        *n = 3;
    }
    if (!*n || !strpbrk(p->roles, "di") || w[*n].kind != POV_WORD_LETTERS ||
        !object_at(p, w + *n))
        return 0;
    return part < whole && 100 * part % whole == 0 ? 100 * part / whole : 0;
}

/** "3 có 200 hộ" is not 3 200. */
static bool ends_with_digit(const char *figure)
{
    char last = figure ? figure[strlen(figure) - 1] : '\0';

    return last >= '0' && last <= '9';
}

static bool add_number(parser *p, const pov_word *w, size_t *n)
{
    static const lexeme number = {"", .role = ROLE_NUMBER};
    static const lexeme percent = {"", .role = ROLE_PERCENT};
    int part = per_cent_of_fraction(p, w, n);

    if (!part)
        *n = sentence_number_words(w);
    if (p->n_numbers == MOST_NUMBERS || ends_with_digit(p->c.figure))
        return refuse(p, "too many figures for one cell", text_of(p, w, *n));
    if (!p->n_numbers)
        p->c.offset = (size_t)(w->start - p->text);
    if (p->between.text && p->n_numbers == 1) {
        if (p->c.since.text || p->c.back)
            return refuse(p, "two dates of one figure", p->between.text);
        p->c.since = p->between;
        p->between.text = NULL;
    }
    if (p->starts && p->n_numbers == 1) {
        if (p->c.since.text || p->c.back)
            return refuse(p, "two dates of one figure", p->starts);
        p->c.back = pov_back_from(p->starts);
        p->starts = NULL;
    }
    p->n_numbers++;
    p->has_unit = part != 0;
    emit(p,
         part ? pov_arena_format(p->arena, "%d%%", part) : text_of(p, w, *n));
    p->last = part ? &percent : &number;
    return true;
}

/** Take what begins at a word; the longest of all kinds. */
static bool take_words(parser *p, const pov_word *w, size_t *used)
{
    const struct kind *best = NULL;
    const lexeme *before = p->last;

    *used = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t n = kinds[i].at(p, w);

        if (n > *used) {
            best = &kinds[i];
            *used = n;
        }
    }
    if (!best &&
        (w->kind == POV_WORD_DIGITS || per_cent_of_fraction(p, w, used)))
        return add_number(p, w, used);
    if (!best) {
        const char *why = clause_no_number(&p->t, w);

        p->out->names_something = p->out->names_something || why;
        return refuse(p, why ? why : "words that are not known",
                      words_unknown(p, w));
    }
    p->out->names_something = p->out->names_something || best->is_name;
    if (!best->take(p, w, *used))
        return false;
    if (p->last == before)
        p->last = NULL;
    return true;
}

/** The dash of a list item, the full stop of a sentence and quotes around it
 *  are none of it. */
static const pov_word *trim(pov_word *w)
{
    size_t n = 0;

    while (w[n].kind != POV_WORD_END)
        n++;
    while (n && (!strcmp(w[n - 1].bare, ".") || !strcmp(w[n - 1].bare, ";")))
        w[--n].kind = POV_WORD_END;
    if (n && (!strcmp(w->bare, "-") || !strcmp(w->bare, "+")) &&
        w[1].kind == POV_WORD_LETTERS)
        w++;
    return w;
}

/** What is said at the end, of all figures that have none of their own. */
static bool end_sentence(parser *p, const pov_word *end)
{
    pov_clauses *out = p->out;

    if (!end_clause(p, end))
        return false;
    if (!out->count && p->c.figure && *p->roles)
        out->items[out->count++] = p->c; /* "tiếp tục giảm" */
    else if (p->c.figure)
        return refuse(p, "words without a figure", p->c.figure);
    else
        for (size_t i = 0; i < out->count; i++)
            if (!take_behind(p, &out->items[i]))
                return false;
    return out->count || refuse(p, "no figure", p->text);
}

bool pov_clauses_read(const char *text, const pov_name_lookup *names,
                      pov_language language, pov_arena *arena, pov_clauses *out)
{
    const pov_word *w = trim(pov_words_all(text, strlen(text), arena));
    parser p = {.t = clause_text_from(w, names, arena),
                .language = language,
                .arena = arena,
                .out = out,
                .text = text};
    size_t used;

    *out = (pov_clauses){.count = 0};
    p.c.offset = (size_t)(w->start - text);
    for (; w->kind != POV_WORD_END; w += used)
        if (!take_words(&p, w, &used))
            return false;
    return end_sentence(&p, w);
}
