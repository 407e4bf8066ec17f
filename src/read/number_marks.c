#include "read/number_cell.h"

#include <string.h>

number_layout number_lay_out(const char *body)
{
    number_layout l = {.uniform = true, .threes = true};

    for (; *body; body++) {
        if (number_is_digit(*body)) {
            l.tail++;
            continue;
        }
        if (l.n_marks == 0) {
            l.first = l.tail;
            l.first_mark = *body;
        } else {
            l.threes &= l.tail == 3;
            l.uniform &= l.last_mark == l.first_mark;
        }
        l.last_mark = *body;
        l.n_marks++;
        l.tail = 0;
    }
    return l;
}

bool number_could_group(const number_cell *c, const number_layout *l)
{
    return l->tail == 3 && l->threes && l->first >= 1 && l->first <= 3 &&
           c->body[0] != '0';
}

pov_convention number_grouping_of(char mark)
{
    return mark == '.'   ? POV_NUMBERS_VI
           : mark == ',' ? POV_NUMBERS_EN
                         : POV_NUMBERS_AUTO;
}

static pov_convention decimals_of(char mark)
{
    return mark == ',' ? POV_NUMBERS_VI : POV_NUMBERS_EN;
}

/** A single dot or comma: the only real question. */
static mark_use use_of_one(const number_cell *c, const number_layout *l)
{
    bool groups_here = number_grouping_of(l->last_mark) == c->convention;
    bool is_dot = l->last_mark == '.';

    if (c->meaning == POV_MEANS_PERCENT)
        return USE_DECIMAL; /* thousands of per cent: no rate */
    if (!number_could_group(c, l))
        return groups_here ? USE_BAD : USE_DECIMAL;
    if (c->meaning == POV_MEANS_YEAR)
        return USE_GROUP;
    if (c->convention != POV_NUMBERS_AUTO)
        return groups_here ? USE_GROUP : USE_DECIMAL;
    if (is_dot && c->meaning != POV_MEANS_DECIMAL)
        return USE_GROUP; /* there is no thousandth of a household or dong */
    return USE_BOTH;
}

mark_use number_use_of_marks(const number_cell *c, const number_layout *l)
{
    if (l->n_marks == 0)
        return USE_NONE;
    if (l->tail == 0)
        return USE_BAD;
    if (l->n_marks == 1 && strchr(".,", l->last_mark))
        return use_of_one(c, l);
    if (l->uniform && l->last_mark == l->first_mark)
        return number_could_group(c, l) ? USE_GROUP : USE_BAD;
    if (!l->uniform || !l->threes || !strchr(".,", l->last_mark) ||
        l->first < 1 || l->first > 3 || c->body[0] == '0')
        return USE_BAD;
    return USE_DECIMAL;
}

bool number_settle_marks(number_cell *c, const number_layout *l, mark_use how)
{
    char group = how == USE_GROUP ? l->last_mark
                 : l->n_marks > 1 ? l->first_mark
                                  : ' ';
    pov_convention proved = number_grouping_of(group);

    if (how == USE_DECIMAL)
        proved = decimals_of(l->last_mark);
    c->out->marks = proved;
    if (proved == POV_NUMBERS_AUTO || proved == c->convention)
        return true;
    if (c->convention == POV_NUMBERS_AUTO) {
        if (proved == POV_NUMBERS_EN)
            number_doubt(c, "English marks");
        return true;
    }
    if (l->n_marks > 1 || c->meaning != POV_MEANS_PERCENT)
        return c->meaning == POV_MEANS_YEAR;
    number_doubt(c, "the other convention's decimal mark");
    return true;
}

bool number_to_decimal(const char *body, bool has_decimals, pov_decimal *out)
{
    const char *mark = body + strlen(body);
    int64_t units = 0;
    int scale = 0;

    if (has_decimals)
        while (number_is_digit(mark[-1]))
            mark--;
    for (const char *at = body; *at; at++) {
        if (!number_is_digit(*at))
            continue;
        if (units > (INT64_MAX - (*at - '0')) / 10)
            return false;
        units = units * 10 + (*at - '0');
        scale += has_decimals && at >= mark;
    }
    *out = (pov_decimal){units, scale};
    return scale <= POV_DECIMAL_MAX_SCALE;
}
