#include "write/svg.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "write/escape.h"

/* Shapes that are used again and again; (0, 0) is the middle of those of
 * charts.  They differ in form as well as in colour. */

static const char *const shapes[] = {
    "<svg class=\"shapes\" width=\"0\" height=\"0\" aria-hidden=\"true\">",
    "<symbol id=\"t-good\" viewBox=\"0 0 16 16\">",
    "<circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"currentColor\"/>",
    "<path class=\"knock\" d=\"M4.5 8.3l2.4 2.4 4.6-5\"/></symbol>",
    "<symbol id=\"t-watch\" viewBox=\"0 0 16 16\">",
    "<path d=\"M8 1.5l7 12.5H1z\" fill=\"currentColor\"",
    " stroke=\"currentColor\" stroke-linejoin=\"round\"/>",
    "<path class=\"knock\" d=\"M8 6v4M8 12v.3\"/></symbol>",
    "<symbol id=\"t-bad\" viewBox=\"0 0 16 16\">",
    "<rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\" rx=\"2\"",
    " fill=\"currentColor\"/>",
    "<path class=\"knock\" d=\"M5 5l6 6M11 5l-6 6\"/></symbol>",
    "<symbol id=\"t-muted\" viewBox=\"0 0 16 16\">",
    "<circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\" stroke=\"currentColor\"",
    " stroke-width=\"1.6\" stroke-dasharray=\"2.6 2.1\"/></symbol>",
    "<circle id=\"m-actual\" r=\"4.5\" class=\"solid\"/>",
    "<circle id=\"m-derived\" r=\"4\" class=\"hollow\"/>",
    "<path id=\"m-target\" d=\"M0-6.5L6.5 0 0 6.5-6.5 0z\" class=\"solid\"/>",
    "<path id=\"m-stretch\" d=\"M0-5L5 0 0 5-5 0z\" class=\"hollow\"/>",
    "<path id=\"m-rival\" d=\"M-4-4L4 4M4-4L-4 4\" class=\"hollow\"/>",
    "<path id=\"m-expected\" d=\"M0-1l5 8h-10z\" class=\"solid\"/>",
    "</svg>",
};

/* A page has a dozen lines of them for each target: put together in the arena,
 * texts and whole numbers take a third of what printf takes. */
static void put(svg *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void put(svg *s, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    fputs(pov_arena_vformat(s->arena, format, arguments), s->out);
    va_end(arguments);
}

void svg_shapes(svg *s)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        put(s, "%s\n", shapes[i]);
}

const char *svg_tone(pov_tone tone)
{
    static const char *const names[POV_N_TONES] = {
        [POV_TONE_PLAIN] = "t-plain", [POV_TONE_GOOD] = "t-good",
        [POV_TONE_WATCH] = "t-watch", [POV_TONE_BAD] = "t-bad",
        [POV_TONE_MUTED] = "t-muted",
    };

    return names[tone];
}

void svg_sign(svg *s, pov_tone tone)
{
    pov_arena_clear(s->arena);
    if (tone != POV_TONE_PLAIN)
        put(s,
            "<svg class=\"sign\" aria-hidden=\"true\"><use "
            "href=\"#%s\"/></svg>",
            svg_tone(tone));
}

/* What the legend shows: as in a bullet, then as in a time line. */
static const char *const signs[POV_N_MARK_KINDS] = {
    [POV_MARK_GOAL] =
        "<rect class=\"track\" y=\"1\" width=\"44\" height=\"14\"/>"
        "<rect class=\"goal\" y=\"15\" width=\"28\" height=\"3\"/>",
    [POV_MARK_ACTUAL] =
        "<rect class=\"bar\" y=\"7\" width=\"20\" height=\"6\"/>"
        "<line class=\"end\" x1=\"20\" x2=\"20\" y1=\"5\" y2=\"15\"/>"
        "<use href=\"#m-actual\" x=\"36\" y=\"10\"/>",
    [POV_MARK_DERIVED] =
        "<rect class=\"bar derived\" x=\"1\" y=\"7\" width=\"19\" "
        "height=\"6\"/>"
        "<line class=\"end\" x1=\"20\" x2=\"20\" y1=\"5\" y2=\"15\"/>"
        "<use href=\"#m-derived\" x=\"36\" y=\"10\"/>",
    [POV_MARK_BASELINE] =
        "<line class=\"baseline\" x1=\"10\" x2=\"10\" y1=\"3\" y2=\"17\"/>",
    [POV_MARK_EXPECTED] =
        "<use href=\"#m-expected\" x=\"10\" y=\"8\"/>"
        "<line class=\"course\" x1=\"24\" x2=\"44\" y1=\"5\" y2=\"15\"/>",
    [POV_MARK_TARGET] =
        "<line class=\"target\" x1=\"10\" x2=\"10\" y1=\"0\" y2=\"20\"/>"
        "<use href=\"#m-target\" x=\"36\" y=\"10\"/>",
    [POV_MARK_STRETCH] =
        "<line class=\"stretch\" x1=\"10\" x2=\"10\" y1=\"1\" y2=\"19\"/>"
        "<use href=\"#m-stretch\" x=\"36\" y=\"10\"/>",
    [POV_MARK_RIVAL] = "<use href=\"#m-rival\" x=\"36\" y=\"10\"/>",
};

void svg_legend(svg *s, pov_mark_kind kind)
{
    if (signs[kind])
        put(s,
            "<svg class=\"chart\" width=\"44\" height=\"20\" "
            "aria-hidden=\"true\">%s</svg>\n",
            signs[kind]);
}

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

static const char *percent(svg *s, int thousandths)
{
    return pov_arena_format(s->arena, "%d.%d%s", thousandths / 10,
                            thousandths % 10, "%");
}

/** Where a text stands beside its place; NULL: behind it. */
static void put_anchor(svg *s, const char *anchor)
{
    if (anchor)
        put(s, " text-anchor=\"%s\"", anchor);
}

static void put_text(svg *s, const char *x, int y, const char *anchor,
                     const char *text)
{
    put(s, "<text x=\"%s\" y=\"%d\"", x, y);
    put_anchor(s, anchor);
    put(s, ">%s</text>\n", escape_html(s->arena, text));
}

static void open_chart(svg *s, const pov_chart *chart, const char *class,
                       int height)
{
    s->n_charts++;
    put(s,
        "<svg class=\"chart %s\" role=\"img\" width=\"100%s\" "
        "height=\"%d\" aria-labelledby=\"c%zut\" "
        "aria-describedby=\"c%zud\">\n",
        class, "%", height, s->n_charts, s->n_charts);
    put(s, "<title id=\"c%zut\">%s</title>\n", s->n_charts,
        escape_html(s->arena, chart->title));
    put(s, "<desc id=\"c%zud\">%s</desc>\n", s->n_charts,
        escape_html(s->arena, chart->description));
}

/** A rectangle from `low` to `high` across. */
static void put_span(svg *s, const char *class, const pov_mark *m, int y,
                     int height)
{
    put(s,
        "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" "
        "height=\"%d\"/>\n",
        class, percent(s, m->low), y, percent(s, m->high - m->low), height);
}

static void put_upright(svg *s, const char *class, int at, int y, int height)
{
    put(s, "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>\n",
        class, percent(s, at), percent(s, at), y, y + height);
}

/** From nothing to the value, and paler as far as it may reach. */
static void put_bar(svg *s, const pov_mark *m, const char *class)
{
    pov_mark sure = {.low = 0, .high = m->low};
    const char *tone = svg_tone(m->tone);

    put_span(s, pov_arena_format(s->arena, "%s %s", class, tone), &sure, 7, 6);
    if (m->low < m->high)
        put_span(s, pov_arena_format(s->arena, "perhaps %s", tone), m, 7, 6);
    put_upright(s, pov_arena_format(s->arena, "end %s", tone), m->high, 5, 10);
}

/** Upright lines at both ends of what is known of a level. */
static void put_level(svg *s, const pov_mark *m, const char *class, int y,
                      int height)
{
    put_upright(s, class, m->low, y, height);
    if (m->low < m->high)
        put_upright(s, class, m->high, y, height);
}

static void put_bullet_mark(svg *s, const pov_mark *m)
{
    switch (m->kind) {
    case POV_MARK_GOAL:
        put_span(s, "goal", m, 17, 3);
        break;
    case POV_MARK_ACTUAL:
        put_bar(s, m, "bar");
        break;
    case POV_MARK_DERIVED:
        put_bar(s, m, "bar derived");
        break;
    case POV_MARK_BASELINE:
        put_level(s, m, "baseline", 3, 14);
        break;
    case POV_MARK_EXPECTED:
        put(s, "<use href=\"#m-expected\" x=\"%s\" y=\"20\"/>\n",
            percent(s, m->low));
        break;
    case POV_MARK_TARGET:
        put_level(s, m, "target", 0, 20);
        break;
    case POV_MARK_STRETCH:
        put_level(s, m, "stretch", 1, 18);
        break;
    case POV_MARK_RIVAL:
    case POV_MARK_PATH:
    case POV_MARK_COURSE:
    case POV_MARK_SHARE:
    case POV_N_MARK_KINDS:
        break;
    }
}

static void put_bullet(svg *s, const pov_chart *chart)
{
    const pov_mark track = {.high = POV_CHART_SPAN};

    open_chart(s, chart, "bullet", BULLET_HEIGHT);
    put_span(s, "track", &track, 3, 14);
    for (size_t i = 0; i < chart->values.count; i++) {
        const pov_tick *tick = &chart->values.items[i];

        put_upright(s, "tick", tick->at, 20, 3);
        if (tick->label)
            put_text(s, percent(s, tick->at), BULLET_HEIGHT - 3,
                     tick->at == 0                ? NULL
                     : tick->at == POV_CHART_SPAN ? "end"
                                                  : "middle",
                     tick->label);
    }
    for (size_t i = 0; i < chart->marks.count; i++)
        put_bullet_mark(s, &chart->marks.items[i]);
    fputs("</svg>\n", s->out);
}

static void put_shares(svg *s, const pov_chart *chart)
{
    open_chart(s, chart, "shares", 8);
    for (size_t i = 0; i < chart->marks.count; i++) {
        const pov_mark *m = &chart->marks.items[i];

        put_span(s, pov_arena_format(s->arena, "share %s", svg_tone(m->tone)),
                 m, 1, 6);
    }
    fputs("</svg>\n", s->out);
}

enum { ROW_HEIGHT = 16, ROW_LABELS = 560, ROW_BARS = 440 };

static void put_rows(svg *s, const pov_chart *chart)
{
    open_chart(s, chart, "rows", (int)chart->marks.count * ROW_HEIGHT);
    for (size_t i = 0; i < chart->marks.count; i++) {
        const pov_mark *m = &chart->marks.items[i];
        const pov_mark bar = {.low = ROW_LABELS,
                              .high = ROW_LABELS +
                                      m->high * ROW_BARS / POV_CHART_SPAN};
        int top = (int)i * ROW_HEIGHT;

        put_text(s, "0", top + ROW_HEIGHT - 5, NULL, m->label);
        put_span(s, pov_arena_format(s->arena, "share %s", svg_tone(m->tone)),
                 &bar, top + 4, ROW_HEIGHT - 8);
    }
    fputs("</svg>\n", s->out);
}

static const char *across(svg *s, int at)
{
    return percent(s, PLOT_LEFT + at * PLOT_WIDTH / POV_CHART_SPAN);
}

static int down(int at)
{
    return PLOT_TOP + (POV_CHART_SPAN - at) * PLOT_HEIGHT / POV_CHART_SPAN;
}

static int middle_of(const pov_mark *m)
{
    return down((m->low + m->high) / 2);
}

static void put_grid(svg *s, const pov_chart *chart)
{
    for (size_t i = 0; i < chart->values.count; i++) {
        const pov_tick *tick = &chart->values.items[i];
        int y = down(tick->at);

        put(s,
            "<line class=\"grid\" x1=\"0\" x2=\"100%%\" y1=\"%d\" "
            "y2=\"%d\"/>\n",
            y, y);
        if (tick->label)
            put_text(s, "0", y - 4, NULL, tick->label);
    }
    for (size_t i = 0; i < chart->days.count; i++)
        put_text(s, across(s, chart->days.items[i].at), DAYS_BASELINE, "middle",
                 chart->days.items[i].label);
}

static void put_line(svg *s, const pov_mark *m, const char *class)
{
    put(s, "<line class=\"%s\" x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\"/>\n",
        class, across(s, m->from), down(m->rises ? m->low : m->high),
        across(s, m->to), down(m->rises ? m->high : m->low));
}

/** A shape at the middle, and a line as far as the value may reach. */
static void put_point(svg *s, const pov_mark *m, const char *shape)
{
    const char *x = across(s, m->from), *tone = svg_tone(m->tone);

    if (down(m->low) - down(m->high) > 1)
        put(s,
            "<line class=\"reach %s\" x1=\"%s\" x2=\"%s\" y1=\"%d\" "
            "y2=\"%d\"/>\n",
            tone, x, x, down(m->high), down(m->low));
    put(s, "<use class=\"%s\" href=\"#m-%s\" x=\"%s\" y=\"%d\"/>\n", tone,
        shape, x, middle_of(m));
}

static const char *shape_of(pov_mark_kind kind)
{
    static const char *const names[POV_N_MARK_KINDS] = {
        [POV_MARK_ACTUAL] = "actual",    [POV_MARK_DERIVED] = "derived",
        [POV_MARK_TARGET] = "target",    [POV_MARK_STRETCH] = "stretch",
        [POV_MARK_RIVAL] = "rival",      [POV_MARK_EXPECTED] = "expected",
        [POV_MARK_BASELINE] = "derived",
    };

    return names[kind];
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
static void put_label(svg *s, const pov_mark *m, int y, int beside)
{
    bool is_first = m->from == 0, is_last = m->from == POV_CHART_SPAN;
    const char *anchor = is_last ? "end" : is_first || beside ? NULL : "middle";
    int dx = beside ? beside : is_first || is_last ? -LABEL_EDGE : 0;

    put(s, "<text x=\"%s\" y=\"%d\"", across(s, m->from), y);
    put_anchor(s, anchor);
    if (dx)
        put(s, " dx=\"%d\"", is_last ? -dx : dx);
    put(s, ">%s</text>\n", escape_html(s->arena, m->label));
}

/** Of the marks of one day the highest is labelled above and the lowest
 *  below; those between them beside, as far apart as letters are high. */
static void put_labels_of_day(svg *s, const pov_mark *const marks[], size_t n)
{
    const pov_mark *lowest = marks[n - 1];
    int last = 0;

    put_label(s, marks[0], middle_of(marks[0]) - LABEL_ABOVE, 0);
    if (n > 1)
        put_label(s, lowest, middle_of(lowest) + LABEL_BELOW, 0);
    for (size_t i = 1; i + 1 < n; i++) {
        int y = middle_of(marks[i]) + 4;

        y = y < last + LABEL_HEIGHT ? last + LABEL_HEIGHT : y;
        last = y;
        put_label(s, marks[i], y, LABEL_BESIDE);
    }
}

static void put_labels(svg *s, const pov_chart *chart)
{
    struct {
        const pov_mark **items;
        size_t count, capacity;
    } marks = {0};

    for (size_t i = 0; i < chart->marks.count; i++)
        if (chart->marks.items[i].label)
            pov_arena_push(s->arena, &marks, &chart->marks.items[i]);
    if (!marks.count)
        return;
    qsort(marks.items, marks.count, sizeof *marks.items, compare_labels);
    fputs("<g class=\"labels\">\n", s->out);
    for (size_t first = 0, next; first < marks.count; first = next) {
        for (next = first; next < marks.count; next++)
            if (marks.items[next]->from != marks.items[first]->from)
                break;
        put_labels_of_day(s, marks.items + first, next - first);
    }
    fputs("</g>\n", s->out);
}

static void put_timeline(svg *s, const pov_chart *chart)
{
    open_chart(s, chart, "timeline", TIMELINE_HEIGHT);
    put_grid(s, chart);
    for (size_t i = 0; i < chart->marks.count; i++) {
        const pov_mark *m = &chart->marks.items[i];

        if (m->kind == POV_MARK_PATH || m->kind == POV_MARK_COURSE)
            put_line(s, m, m->kind == POV_MARK_PATH ? "path" : "course");
    }
    for (size_t i = 0; i < chart->marks.count; i++)
        if (shape_of(chart->marks.items[i].kind))
            put_point(s, &chart->marks.items[i],
                      shape_of(chart->marks.items[i].kind));
    put_labels(s, chart);
    fputs("</svg>\n", s->out);
}

void svg_chart(svg *s, const pov_chart *chart)
{
    pov_arena_clear(s->arena);
    switch (chart->kind) {
    case POV_CHART_BULLET:
        put_bullet(s, chart);
        break;
    case POV_CHART_TIMELINE:
        put_timeline(s, chart);
        break;
    case POV_CHART_SHARES:
        put_shares(s, chart);
        break;
    case POV_CHART_ROWS:
        put_rows(s, chart);
        break;
    }
}
