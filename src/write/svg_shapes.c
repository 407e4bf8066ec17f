#include "write/svg.h"

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

void svg_shapes(html *h)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        fprintf(h->out, "%s\n", shapes[i]);
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

void svg_legend(html *h, pov_mark_kind kind)
{
    if (signs[kind])
        fprintf(h->out,
                "<svg class=\"chart\" width=\"44\" height=\"20\" "
                "aria-hidden=\"true\">%s</svg>\n",
                signs[kind]);
}
