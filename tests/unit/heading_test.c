#include "cases.h"

#include "heading_cases.h"
#include "read/heading.h"
#include "reckon_fixture.h"

static const char *add(const char *text, const char *word)
{
    return pov_arena_format(arena, "%s%s%s", text, *text ? " " : "", word);
}

static const char *show_day(pov_day of)
{
    pov_civil day = pov_civil_from(of);

    return pov_arena_format(arena, "%04d-%02d-%02d", (int)day.year,
                            (int)day.month, (int)day.day);
}

static const char *show_when(const char *text, const heading *h)
{
    if (h->when == WHEN_START)
        return add(text, "start");
    if (h->when == WHEN_END)
        return add(text, "end");
    if (h->when != WHEN_DATED)
        return text;
    return add(text, show_day(h->period.as_of));
}

static const char *show_figures(const heading *h)
{
    static const char *const says[] = {
        [SAYS_ACTUAL] = "actual", [SAYS_TARGET] = "target"};
    const char *text =
        h->indicator ? pov_indicator_word(h->indicator, arena) : "?";

    text = h->is_rate ? add(text, "rate") : text;
    text = h->is_count ? add(text, "count") : text;
    text = show_when(text, h);
    text = h->says != SAYS_NOTHING ? add(text, says[h->says]) : text;
    if (h->has_form)
        text = add(text, h->by_sign                 ? "either-way"
                         : h->form == POV_REDUCTION ? "reduction"
                                                    : "increase");
    if (h->since)
        text = add(text, h->since == WHEN_START
                             ? "since-start"
                             : pov_arena_format(arena, "since-%s",
                                                show_day(h->since_day)));
    if (h->standard.name)
        text = add(text, pov_arena_format(arena, "{%s}", h->standard.name));
    return h->unit ? add(text, pov_arena_format(arena, "[%s]", h->unit)) : text;
}

static const char *show(const heading *h)
{
    const char *text;

    if (h->kind == HEADING_BLANK)
        return "blank";
    if (h->kind == HEADING_UNKNOWN)
        return "unknown";
    if (h->kind == HEADING_GROUP)
        return "group";
    if (h->kind == HEADING_FIGURES)
        return show_figures(h);
    text = add("column", layout_column_name(h->column));
    return h->level == POV_ANY_LEVEL
               ? text
               : add(text, pov_code(POV_TERMS_LEVEL, h->level));
}

static void reads_heading(void **state)
{
    const struct heading_case *c = *state;
    heading above = {.kind = HEADING_UNKNOWN}, h;

    if (c->above)
        above = heading_read(c->above, NULL, catalogue, arena);
    h = heading_read(c->text, c->above ? &above : NULL, catalogue, arena);
    assert_string_equal(show(&h), c->is);
    h = heading_read(c->text, NULL, catalogue, arena);
    assert_int_equal(heading_column(c->text, catalogue, arena),
                     h.kind == HEADING_COLUMN ? h.column : N_COLUMNS);
}

int main(void)
{
    int failed;

    if (load_reference(NULL))
        return 1;
    for (size_t i = 0; i < LENGTH(cases); i++) {
        const struct heading_case *c = &cases[i];

        test_row(c->above
                     ? pov_arena_format(arena, "%s / %s", c->above, c->text)
                     : c->text,
                 reads_heading, &cases[i]);
    }
    failed = run_all("heading", NULL, NULL);
    free_reference(NULL);
    return failed;
}
