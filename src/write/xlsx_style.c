#include "write/xlsx_style.h"

#include <string.h>

/* Words on a pale ground of the same hue: the words are dark enough to be
 * read on it (7:1 and more), and say themselves what the colour says. */
static const struct palette {
    lxw_color_t ink, ground;
} palette[] = {
    [POV_TONE_PLAIN] = {0x1F2933, 0},
    [POV_TONE_GOOD] = {0x14532D, 0xDDF3E4},
    [POV_TONE_WATCH] = {0x6B4700, 0xFFF0CC},
    [POV_TONE_BAD] = {0x8A1C13, 0xFBE1DE},
    [POV_TONE_MUTED] = {0x4B5563, 0xEEF0F2},
};

enum {
    LINE = 0xD5DAE0,
    LINK = 0x0B57A4,
    HEADING_INK = 0xFFFFFF,
    HEADING_GROUND = 0x1F3A5F,
    DETAIL_GROUND = 0x5B6B7F,
};

/* Without memory it gives the look of any cell, which is never NULL: the error
 * is known, and what is drawn goes nowhere. */
static lxw_format *add_format(xlsx_styles *s)
{
    lxw_format *format = workbook_add_format(s->workbook);

    if (format)
        return format;
    s->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    return s->workbook->default_url_format;
}

static lxw_format *heading(xlsx_styles *s, lxw_color_t ground, uint8_t align)
{
    lxw_format *format = add_format(s);

    format_set_bold(format);
    format_set_font_color(format, HEADING_INK);
    format_set_bg_color(format, ground);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_align(format, align);
    format_set_indent(format, 1);
    return format;
}

void xlsx_styles_begin(xlsx_styles *s, lxw_workbook *workbook,
                       const char *day_style, pov_arena *arena)
{
    *s = (xlsx_styles){
        .workbook = workbook, .arena = arena, .day_style = day_style};
    for (int right = 0; right < 2; right++) {
        uint8_t align = right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT;

        s->headings[0][right] = heading(s, HEADING_GROUND, align);
        s->headings[1][right] = heading(s, DETAIL_GROUND, align);
    }
    s->title = add_format(s);
    format_set_bold(s->title);
    format_set_font_size(s->title, 15);
    format_set_font_color(s->title, HEADING_GROUND);
    s->typed = add_format(s);
    format_set_num_format(s->typed, "@");
    s->lead = add_format(s);
    format_set_font_color(s->lead, palette[POV_TONE_MUTED].ink);
}

/** `#,##0.00" %"` */
static const char *number_format(const xlsx_look *look, pov_arena *arena)
{
    const char *digits = pov_arena_format(
        arena, "%s%s%.*s", look->is_grouped ? "#,##0" : "0",
        look->decimals ? "." : "", look->decimals, "000000000000000000000000");
    const char *behind =
        look->behind ? pov_arena_format(arena, "\"%s\"", look->behind) : "";

    if (!look->before)
        return pov_arena_format(arena, "%s%s", digits, behind);
    /* Of one section only, the minus sign would stand before the words. */
    return pov_arena_format(arena, "\"%s\"%s%s;\"%s\"-%s%s", look->before,
                            digits, behind, look->before, digits, behind);
}

static lxw_format *make(xlsx_styles *s, const xlsx_look *look)
{
    lxw_format *format = add_format(s);

    format_set_font_color(format, palette[look->tone].ink);
    if (palette[look->tone].ground)
        format_set_bg_color(format, palette[look->tone].ground);
    if (look->is_link) {
        format_set_font_color(format, LINK);
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    if (look->kind == XLSX_NUMBER)
        format_set_num_format(format, number_format(look, s->arena));
    if (look->kind == XLSX_DAY)
        format_set_num_format(format, s->day_style);
    if (look->wraps)
        format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_align(format, look->is_right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    format_set_indent(format, 1);
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bottom_color(format, LINE);
    return format;
}

lxw_format *xlsx_style(xlsx_styles *s, const pov_cell *cell,
                       const pov_column *column, xlsx_kind kind)
{
    xlsx_look look;
    void **place;

    memset(&look, 0, sizeof look); /* compared as bytes, with its gaps */
    look.kind = kind;
    look.tone = cell->tone;
    look.is_link = cell->link != NULL;
    look.wraps = column->may_wrap;
    look.is_right = column->align == POV_ALIGN_RIGHT;
    if (kind == XLSX_NUMBER) {
        look.is_grouped = !column->is_name;
        look.decimals = cell->decimals;
        look.before = cell->before;
        look.behind = cell->behind;
    }
    place = pov_map_at(&s->looks, s->arena, &look, sizeof look);
    if (!*place)
        *place = make(s, &look);
    return *place;
}

lxw_format *xlsx_heading(const xlsx_styles *s, const pov_column *column)
{
    return s->headings[column->is_detail][column->align == POV_ALIGN_RIGHT];
}
