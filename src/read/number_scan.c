#include "read/number_cell.h"

#include <string.h>

#include "read/vocabulary.h"
#include "read/words.h"

static bool is_mark(int32_t point)
{
    return point == '.' || point == ',' || point == '\'';
}

void number_doubt(number_cell *c, const char *why)
{
    if (!c->out->why)
        c->out->why = why;
}

bool number_is_digit(int32_t point)
{
    return point >= '0' && point <= '9';
}

/** Is this character no part of what was typed? */
static bool is_outer(number_cell *c, int32_t point)
{
    if (words_is_invisible(point)) {
        number_doubt(c, "an invisible character in the cell");
        return true;
    }
    return words_is_blank(point);
}

void number_trim(number_cell *c)
{
    int32_t point;

    while (c->at < c->end) {
        size_t length = words_decode(c->at, c->end, &point);

        if (!is_outer(c, point))
            break;
        c->at += length;
    }
    while (c->end > c->at) {
        const char *last = c->end - 1;

        while (last > c->at && ((unsigned char)*last & 0xc0) == 0x80)
            last--;
        words_decode(last, c->end, &point);
        if (!is_outer(c, point))
            break;
        c->end = last;
    }
}

static void take(number_cell *c, int32_t plain)
{
    if (c->n_body + 1 < sizeof c->body)
        c->body[c->n_body++] = (char)plain;
    else
        c->is_too_long = true;
}

/** Does a blank here stand between two digits?  A hard one is a proper
 *  thousands mark, any other deserves a warning. */
static bool take_blank(number_cell *c, int32_t point, const char *next)
{
    int32_t after;

    if (next >= c->end || c->n_body == 0 ||
        !number_is_digit(c->body[c->n_body - 1]))
        return false;
    words_decode(next, c->end, &after);
    if (!number_is_digit(words_plain(after)))
        return false;
    if (point < 0x80)
        number_doubt(c, "a plain blank groups the digits");
    take(c, ' ');
    return true;
}

void number_scan_body(number_cell *c)
{
    while (c->at < c->end) {
        int32_t point, plain;
        const char *next = c->at + words_decode(c->at, c->end, &point);

        plain = words_plain(point);
        if (number_is_digit(plain) || is_mark(plain))
            take(c, plain);
        else if (words_is_invisible(point))
            number_doubt(c, "an invisible character in the cell");
        else if (!words_is_blank(point) || !take_blank(c, point, next))
            break;
        if (plain == '\'')
            number_doubt(c, "an apostrophe groups the digits");
        if (point >= 0xff01 && point <= 0xff5e)
            number_doubt(c, "full-width characters");
        c->at = next;
    }
}

void number_scan_sign(number_cell *c)
{
    int32_t point;
    size_t length = words_decode(c->at, c->end, &point);
    int32_t plain = words_plain(point);

    if (plain == '\'' && c->end > c->at + length) {
        number_doubt(c, "a spreadsheet's apostrophe before the number");
        c->at += length;
        length = words_decode(c->at, c->end, &point);
        plain = words_plain(point);
    }
    if (plain != '-' && plain != '+')
        return;
    c->negative = plain == '-';
    if (point >= 0x2010 && point <= 0x2015)
        number_doubt(c, "a dash stands for the minus sign");
    c->at += length;
}

/* Which units a meaning may carry. */
static const char *const units_of[] = {
    [POV_MEANS_COUNT] = "xh*",  [POV_MEANS_DECIMAL] = "h%*",
    [POV_MEANS_PERCENT] = "%*", [POV_MEANS_MONEY] = "xM*",
    [POV_MEANS_YEAR] = "*",     [POV_MEANS_CODE] = "",
};

/** "triệu đồng *" is in order, "% %" is not.  Errors: false. */
static bool take_unit(number_cell *c, const lexeme *l)
{
    static const struct {
        role role;
        int rank;
    } ranks[] = {{ROLE_TIMES, 1},
                 {ROLE_MONEY, 2},
                 {ROLE_COUNTED, 2},
                 {ROLE_PERCENT, 2},
                 {ROLE_FOOTNOTE, 3}};

    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        if (ranks[i].role != l->role)
            continue;
        if (ranks[i].rank <= c->rank && l->role != ROLE_FOOTNOTE)
            return false;
        c->rank = ranks[i].rank;
        c->power += l->power;
        c->has_currency |= l->role == ROLE_MONEY;
        c->out->has_percent |= l->role == ROLE_PERCENT;
        if (!c->refused && !strchr(units_of[c->meaning], (int)l->role))
            c->refused = (char)l->role;
        if (l->doubt)
            number_doubt(c, l->doubt);
        return true;
    }
    return false;
}

bool number_scan_units(number_cell *c)
{
    word words[WORDS_MAX];
    const char *first = NULL, *last = NULL;
    size_t used;

    if (!words_split(c->at, (size_t)(c->end - c->at), words))
        return false;
    for (const word *w = words; w->kind != WORD_END; w += used) {
        const lexeme *l = vocabulary_find(w, &used);

        if (!l || !take_unit(c, l))
            return false;
        if (w->bare[0] == '%' && w->length > 1)
            number_doubt(c, "full-width characters");
        if (!strchr("xMh", (int)l->role))
            continue;
        first = first ? first : w->start;
        last = w[used - 1].start + w[used - 1].length;
    }
    if (first)
        c->out->unit = pov_arena_copy(c->arena, first, (size_t)(last - first));
    return true;
}
