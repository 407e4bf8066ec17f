#include "read/formula.h"

#include <string.h>

static const char blanks[] = " \t\n\xC2\xA0";

static const char *skip(const char *at, const char *characters)
{
    return at + strspn(at, characters);
}

/** A number of at most three digits, within brackets or not.  Errors: NULL. */
static const char *take_number(const char *at, int *number)
{
    size_t digits;

    at = skip(at, " \t\n\xC2\xA0([");
    digits = strspn(at, "0123456789");
    if (!digits || digits > 3)
        return NULL;
    for (*number = 0; digits--; at++)
        *number = *number * 10 + (*at - '0');
    return skip(at, " \t\n\xC2\xA0)]");
}

int formula_number(const char *text)
{
    int number;
    const char *end = take_number(text, &number);

    return end && (!*end || *end == '=') ? number : 0;
}

/** "*100", "x 100%", "%", or nothing more. */
static bool ends_well(const char *at)
{
    at = skip(at, " \t\n\xC2\xA0*xX");
    if (!strncmp(at, "100", 3))
        at += 3;
    return !*skip(at, " \t\n\xC2\xA0%)]");
}

static bool take_terms(const char **at, formula *f)
{
    int sign = 1;

    for (;;) {
        formula_term *t = &f->terms[f->n_terms];
        const char *next = take_number(*at, &t->number);

        if (!next || f->n_terms + 1 >= MOST_TERMS)
            return false;
        t->sign = sign;
        f->n_terms++;
        *at = next;
        if (*next != '+' && *next != '-')
            return true;
        sign = *next == '+' ? 1 : -1;
        *at = next + 1;
    }
}

bool formula_read(const char *text, formula *out)
{
    formula f = {.whole = 0};
    const char *at = take_number(text, &f.number);

    if (!at || *at != '=')
        return false;
    at = skip(at + 1, blanks);
    if (!strncmp(at, "100", 3) && strchr("*xX ", at[3]) && at[3])
        at = skip(at + 3, " *xX");
    if (!take_terms(&at, &f))
        return false;
    if (*at == '/' || *at == ':') {
        at = take_number(at + 1, &f.whole);
        if (!at || !f.whole)
            return false;
    } else if (f.n_terms < 2)
        return false;
    if (!ends_well(at) || (!f.whole && *skip(at, blanks)))
        return false;
    *out = f;
    return true;
}

/** Is it a formula, or the number of a column alone? */
static bool is_formula(const char *text)
{
    formula f;
    int number;
    const char *end = take_number(text, &number);

    return formula_read(text, &f) || (end && !*end);
}

static const char *without(const char *heading, const char *from,
                           const char *to, pov_arena *arena)
{
    return pov_arena_format(arena, "%.*s %s", (int)(from - heading), heading,
                            to);
}

const char *formula_cut(const char *heading, const char **rest,
                        pov_arena *arena)
{
    const char *open, *close, *line = strrchr(heading, '\n');
    const char *inside;

    *rest = heading;
    if (line && is_formula(line + 1)) {
        *rest = without(heading, line, "", arena);
        return line + 1;
    }
    for (open = strpbrk(heading, "(["); open; open = strpbrk(open + 1, "([")) {
        close = strpbrk(open, ")]");
        if (!close)
            return NULL;
        inside = pov_arena_copy(arena, open + 1, (size_t)(close - open) - 1);
        if (!is_formula(inside))
            continue;
        *rest = without(heading, open, close + 1, arena);
        return inside;
    }
    return NULL;
}
