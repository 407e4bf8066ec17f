#include "read/paper.h"

#include <string.h>

#include "povstat/period.h"
#include "povstat/text.h"

enum {
#define PAPER(id, name, names) PAPER_##id,
#include "read/paper_words.def"
#undef PAPER
    N_NAMES
};

static const char *const names[] = {
#define PAPER(id, name, names) names,
#include "read/paper_words.def"
#undef PAPER
};

/** Which of them the first cell of the row names; N_NAMES: none. */
static size_t named(const row_view *x)
{
    const char *typed = x->row.items[0].text;
    const char *word = pov_text_key(x->scratch, typed + strspn(typed, "# \t"));
    size_t i = 0;

    while (i < N_NAMES && !pov_text_is_one_of(word, names[i]))
        i++;
    return i;
}

static void complain(const row_view *x, const char *why)
{
    const char *typed = x->row.items[0].text;

    cells_tell(x, 1, POV_FOUND_BAD_DIRECTIVE, "'# %s': %s",
               typed + strspn(typed, "# \t"), cells_say(x, why));
}

static void take_day(const row_view *x, const char *typed, pov_day *day)
{
    pov_day read;

    if (!pov_period_day(typed, &read))
        complain(x, "not a date");
    else if (*day && *day != read)
        complain(x, "this file said otherwise above");
    else
        *day = read;
}

static void take_text(const row_view *x, const char *typed, const char **text)
{
    if (**text && strcmp(*text, typed) != 0)
        complain(x, "this file said otherwise above");
    else
        *text = pov_arena_intern(x->arena, typed, strlen(typed));
}

bool paper_take_directive(const row_view *x, pov_plan *plan)
{
    const char **const texts[N_NAMES] = {[PAPER_TITLE] = &plan->title,
                                         [PAPER_NUMBER] = &plan->number,
                                         [PAPER_ISSUER] = &plan->issuer,
                                         [PAPER_URL] = &plan->address};
    size_t is = named(x);

    if (is == N_NAMES)
        return false;
    if (x->row.count < 2 || !x->row.items[1].length)
        return true; /* nothing is said */
    if (texts[is])
        take_text(x, x->row.items[1].text, texts[is]);
    else
        take_day(x, x->row.items[1].text, &plan->issued);
    return true;
}
