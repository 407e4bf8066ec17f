#include "write/xlsx_plan.h"

#include <string.h>

#include "write/escape.h"
#include "povstat/letters.h"

enum {
    MOST_LINKS = 65530, /* of one sheet */
    LONGEST_ADDRESS = 2079,
};

size_t xlsx_heading_row(const pov_sheet *sheet)
{
    return sheet->lead.count ? sheet->lead.count + 1 : 0;
}

const char *xlsx_lead(const pov_sheet *sheet, size_t i, pov_arena *arena)
{
    return escape_workbook(arena, sheet->lead.items[i]);
}

const char *xlsx_label(const pov_column *column, pov_arena *arena)
{
    return escape_workbook(arena, column->label ? column->label : column->key);
}

/* Characters, says Excel; but the library cuts what has more bytes. */
static bool fits(const char *text)
{
    return strlen(text) <= LONGEST_ADDRESS;
}

/** Does a '%' begin what is escaped already? */
static bool is_escape(const char *text)
{
    return strspn(text + 1, "0123456789abcdefABCDEF") >= 2;
}

/* What the library would do, and then finds done. */
static const char *escaped(const char *address, size_t length, pov_arena *arena)
{
    pov_letters to = {0};

    for (const char *at = address; at < address + length; at++)
        if (strchr(" \"<>[]`^{}", *at) || (*at == '%' && !is_escape(at)))
            pov_letters_add(&to, arena, pov_arena_format(arena, "%%%2x", *at),
                            3);
        else
            pov_letters_add(&to, arena, at, 1);
    return pov_letters_text(&to, arena);
}

static bool address_of(const char *typed, pov_arena *arena, xlsx_link *out)
{
    const char *shown = escape_terminal(arena, typed);
    size_t length = strcspn(shown, "#");

    *out = (xlsx_link){.address = escaped(shown, length, arena),
                       .anchor = shown[length] ? shown + length + 1 : NULL};
    return length && fits(out->address) &&
           (!out->anchor || fits(out->anchor)) && !strstr(shown, "internal:") &&
           !strstr(shown, "external:");
}

bool xlsx_link_of(const xlsx_plan *plan, const pov_link *link, pov_arena *arena,
                  xlsx_link *out)
{
    const pov_sheet *target;

    if (link->address)
        return address_of(link->address, arena, out);
    target = &plan->sheets[link->sheet];
    *out = (xlsx_link){
        .anchor = pov_arena_format(arena, "'%s'!A%zu", target->name,
                                   xlsx_heading_row(target) + link->row + 2)};
    return true;
}

xlsx_placed xlsx_place(const xlsx_plan *plan, const pov_sheet *sheet, size_t r,
                       size_t c, size_t *links, pov_arena *arena)
{
    const pov_cell *cell = &sheet->table->items[r][c];
    xlsx_placed placed = {.content = xlsx_content_of(cell, arena),
                          .is_drawn =
                              !sheet->is_form || cell->kind != POV_CELL_NULL};

    placed.is_linked = placed.is_drawn && cell->link && *links < MOST_LINKS &&
                       xlsx_link_of(plan, cell->link, arena, &placed.link);
    *links += placed.is_linked ? 1 : 0;
    return placed;
}
