#include "write/svg.h"

#include <stdlib.h>
#include <string.h>

#include "write/escape.h"

/* Positions across are given in per cent, so that a chart is as wide as its
 * place and its letters keep their size; positions down are pixels.  Colours
 * are those of the page's classes. */

enum {
    BULLET_HEIGHT = 36,
    TIMELINE_HEIGHT = 232,
    PLOT_TOP = 30,
    PLOT_HEIGHT = 162,
    DAYS_BASELINE = 224,
    PLOT_LEFT = 160,  /* thousandths of the width */
    PLOT_WIDTH = 800, /* likewise */
    LABEL_ABOVE = 10, /* pixels from a mark to its label */
    LABEL_BELOW = 19,
    LABEL_BESIDE = 9,
    LABEL_HEIGHT = 13,
    LABEL_EDGE = 6, /* over the edge of its mark */
};

static const char *percent(html *h, int thousandths)
{
    return pov_arena_format(h->arena, "%d.%d%%", thousandths / 10,
                            thousandths % 10);
}

static void put_text(html *h, const char *x, int y, const char *anchor,
                     const char *text)
{
    fprintf(h->out, "<text x=\"%s\" y=\"%d\"", x, y);
    html_attribute(h, "text-anchor", anchor);
    fprintf(h->out, ">%s</text>\n", escape_html(h->arena, text));
}

static void open_chart(html *h, const pov_chart *chart, const char *class,
                       int height)
{
    h->n_charts++;
    fprintf(h->out,
            "<svg class=\"chart %s\" role=\"img\" width=\"100%%\" "
            "height=\"%d\" aria-labelledby=\"c%zut\" "
            "aria-describedby=\"c%zud\">\n",
            class, height, h->n_charts, h->n_charts);
    fprintf(h->out, "<title id=\"c%zut\">%s</title>\n", h->n_charts,
            escape_html(h->arena, chart->title));
    fprintf(h->out, "<desc id=\"c%zud\">%s</desc>\n", h->n_charts,
            escape_html(h->arena, chart->description));
}

/** A rectangle from `low` to `high` across. */
static void put_span(html *h, const char *class, const pov_mark *m, int y,
                     int height)
{
    fprintf(h->out,
            "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" "
            "height=\"%d\"/>\n",
            class, percent(h, m->low), y, percent(h, m->high - m->low), height);
}

static void put_upright(html *h, const char *class, int at, int y, int height)
{
    fprintf(h->out,
            "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>\n",
            class, percent(h, at), percent(h, at), y, y + height);
}

/** From nothing to the value, and paler as far as it may reach. */
static void put_bar(html *h, const pov_mark *m, const char *class)
{
    pov_mark sure = {.low = 0, .high = m->low};
    const char *tone = html_tone(m->tone);

    put_span(h, pov_arena_format(h->arena, "%s %s", class, tone), &sure, 7, 6);
    if (m->low < m->high)
        put_span(h, pov_arena_format(h->arena, "perhaps %s", tone), m, 7, 6);
    put_upright(h, pov_arena_format(h->arena, "end %s", tone), m->high, 5, 10);
}

/** Upright lines at both ends of what is known of a level. */
static void put_level(html *h, const pov_mark *m, const char *class, int y,
                      int height)
{
    put_upright(h, class, m->low, y, height);
    if (m->low < m->high)
        put_upright(h, class, m->high, y, height);
}

static void put_bullet_mark(html *h, const pov_mark *m)
{
    switch (m->kind) {
    case POV_MARK_GOAL:
        put_span(h, "goal", m, 17, 3);
        break;
    case POV_MARK_ACTUAL:
        put_bar(h, m, "bar");
        break;
    case POV_MARK_DERIVED:
        put_bar(h, m, "bar derived");
        break;
    case POV_MARK_BASELINE:
        put_level(h, m, "baseline", 3, 14);
        break;
    case POV_MARK_EXPECTED:
        fprintf(h->out, "<use href=\"#m-expected\" x=\"%s\" y=\"20\"/>\n",
                percent(h, m->low));
        break;
    case POV_MARK_TARGET:
        put_level(h, m, "target", 0, 20);
        break;
    case POV_MARK_STRETCH:
        put_level(h, m, "stretch", 1, 18);
        break;
    case POV_MARK_RIVAL:
    case POV_MARK_PATH:
    case POV_MARK_COURSE:
    case POV_MARK_SHARE:
    case POV_N_MARK_KINDS:
        break;
    }
}

static void put_bullet(html *h, const pov_chart *chart)
{
    const pov_mark track = {.high = POV_CHART_SPAN};

    open_chart(h, chart, "bullet", BULLET_HEIGHT);
    put_span(h, "track", &track, 3, 14);
    for (size_t i = 0; i < chart->values.count; i++) {
        const pov_tick *tick = &chart->values.items[i];

        put_upright(h, "tick", tick->at, 20, 3);
        if (tick->label)
            put_text(h, percent(h, tick->at), BULLET_HEIGHT - 3,
                     tick->at == 0                ? NULL
                     : tick->at == POV_CHART_SPAN ? "end"
                                                  : "middle",
                     tick->label);
    }
    for (size_t i = 0; i < chart->marks.count; i++)
        put_bullet_mark(h, &chart->marks.items[i]);
    fputs("</svg>\n", h->out);
}

static void put_shares(html *h, const pov_chart *chart)
{
    open_chart(h, chart, "shares", 8);
    for (size_t i = 0; i < chart->marks.count; i++) {
        const pov_mark *m = &chart->marks.items[i];

        put_span(h, pov_arena_format(h->arena, "share %s", html_tone(m->tone)),
                 m, 1, 6);
    }
    fputs("</svg>\n", h->out);
}

static const char *across(html *h, int at)
{
    return percent(h, PLOT_LEFT + at * PLOT_WIDTH / POV_CHART_SPAN);
}

static int down(int at)
{
    return PLOT_TOP + (POV_CHART_SPAN - at) * PLOT_HEIGHT / POV_CHART_SPAN;
}

static int middle_of(const pov_mark *m)
{
    return down((m->low + m->high) / 2);
}

static void put_grid(html *h, const pov_chart *chart)
{
    for (size_t i = 0; i < chart->values.count; i++) {
        const pov_tick *tick = &chart->values.items[i];
        int y = down(tick->at);

        fprintf(h->out,
                "<line class=\"grid\" x1=\"0\" x2=\"100%%\" y1=\"%d\" "
                "y2=\"%d\"/>\n",
                y, y);
        if (tick->label)
            put_text(h, "0", y - 4, NULL, tick->label);
    }
    for (size_t i = 0; i < chart->days.count; i++)
        put_text(h, across(h, chart->days.items[i].at), DAYS_BASELINE, "middle",
                 chart->days.items[i].label);
}

static void put_line(html *h, const pov_mark *m, const char *class)
{
    fprintf(h->out,
            "<line class=\"%s\" x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\"/>\n",
            class, across(h, m->from), down(m->rises ? m->low : m->high),
            across(h, m->to), down(m->rises ? m->high : m->low));
}

/** A shape at the middle, and a line as far as the value may reach. */
static void put_point(html *h, const pov_mark *m, const char *shape)
{
    const char *x = across(h, m->from), *tone = html_tone(m->tone);

    if (down(m->low) - down(m->high) > 1)
        fprintf(h->out,
                "<line class=\"reach %s\" x1=\"%s\" x2=\"%s\" y1=\"%d\" "
                "y2=\"%d\"/>\n",
                tone, x, x, down(m->high), down(m->low));
    fprintf(h->out, "<use class=\"%s\" href=\"#m-%s\" x=\"%s\" y=\"%d\"/>\n",
            tone, shape, x, middle_of(m));
}

static const char *shape_of(pov_mark_kind kind)
{
    static const char *const shapes[POV_N_MARK_KINDS] = {
        [POV_MARK_ACTUAL] = "actual",    [POV_MARK_DERIVED] = "derived",
        [POV_MARK_TARGET] = "target",    [POV_MARK_STRETCH] = "stretch",
        [POV_MARK_RIVAL] = "rival",      [POV_MARK_EXPECTED] = "expected",
        [POV_MARK_BASELINE] = "derived",
    };

    return shapes[kind];
}

/** From left to right, of one day from top to bottom. */
static int compare_labels(const void *left, const void *right)
{
    const pov_mark *const *a = left, *const *b = right;

    if ((*a)->from != (*b)->from)
        return (*a)->from < (*b)->from ? -1 : 1;
    if (middle_of(*a) != middle_of(*b))
        return middle_of(*a) < middle_of(*b) ? -1 : 1;
    return (*a > *b) - (*a < *b);
}

/** A label over or under its mark, or `beside` pixels away from it; those of
 *  the first and the last day stay inside the chart. */
static void put_label(html *h, const pov_mark *m, int y, int beside)
{
    bool is_first = m->from == 0, is_last = m->from == POV_CHART_SPAN;
    const char *anchor = is_last ? "end" : is_first || beside ? NULL : "middle";
    int dx = beside ? beside : is_first || is_last ? -LABEL_EDGE : 0;

    fprintf(h->out, "<text x=\"%s\" y=\"%d\"", across(h, m->from), y);
    html_attribute(h, "text-anchor", anchor);
    if (dx)
        fprintf(h->out, " dx=\"%d\"", is_last ? -dx : dx);
    fprintf(h->out, ">%s</text>\n", escape_html(h->arena, m->label));
}

/** Of the marks of one day the highest is labelled above and the lowest
 *  below; those between them beside, as far apart as letters are high. */
static void put_labels_of_day(html *h, const pov_mark *const marks[], size_t n)
{
    const pov_mark *lowest = marks[n - 1];
    int last = 0;

    put_label(h, marks[0], middle_of(marks[0]) - LABEL_ABOVE, 0);
    if (n > 1)
        put_label(h, lowest, middle_of(lowest) + LABEL_BELOW, 0);
    for (size_t i = 1; i + 1 < n; i++) {
        int y = middle_of(marks[i]) + 4;

        y = y < last + LABEL_HEIGHT ? last + LABEL_HEIGHT : y;
        last = y;
        put_label(h, marks[i], y, LABEL_BESIDE);
    }
}

static void put_labels(html *h, const pov_chart *chart)
{
    struct {
        const pov_mark **items;
        size_t count, capacity;
    } marks = {0};

    for (size_t i = 0; i < chart->marks.count; i++)
        if (chart->marks.items[i].label)
            pov_arena_push(h->arena, &marks, &chart->marks.items[i]);
    if (!marks.count)
        return;
    qsort(marks.items, marks.count, sizeof *marks.items, compare_labels);
    fputs("<g class=\"labels\">\n", h->out);
    for (size_t first = 0, next; first < marks.count; first = next) {
        for (next = first; next < marks.count; next++)
            if (marks.items[next]->from != marks.items[first]->from)
                break;
        put_labels_of_day(h, marks.items + first, next - first);
    }
    fputs("</g>\n", h->out);
}

static void put_timeline(html *h, const pov_chart *chart)
{
    open_chart(h, chart, "timeline", TIMELINE_HEIGHT);
    put_grid(h, chart);
    for (size_t i = 0; i < chart->marks.count; i++) {
        const pov_mark *m = &chart->marks.items[i];

        if (m->kind == POV_MARK_PATH || m->kind == POV_MARK_COURSE)
            put_line(h, m, m->kind == POV_MARK_PATH ? "path" : "course");
    }
    for (size_t i = 0; i < chart->marks.count; i++)
        if (shape_of(chart->marks.items[i].kind))
            put_point(h, &chart->marks.items[i],
                      shape_of(chart->marks.items[i].kind));
    put_labels(h, chart);
    fputs("</svg>\n", h->out);
}

void svg_chart(html *h, const pov_chart *chart)
{
    switch (chart->kind) {
    case POV_CHART_BULLET:
        put_bullet(h, chart);
        break;
    case POV_CHART_TIMELINE:
        put_timeline(h, chart);
        break;
    case POV_CHART_SHARES:
        put_shares(h, chart);
        break;
    }
}
