#include "read/book_number.h"

#include <string.h>

/** The digits before a mark, and those behind it. */
static bool looks_grouped(const char *text)
{
    size_t head = strspn(text, "0123456789");
    size_t tail = text[head] ? strspn(text + head + 1, "0123456789") : 0;

    return *text != '0' && head && head <= 3 && text[head] == ',' &&
           tail == 3 && !text[head + 1 + tail];
}

/** "95,00" as its format shows it is 95. */
static const char *without_zeros(const row_view *x, const char *text)
{
    size_t head = strcspn(text, ",.");
    size_t zeros = text[head] ? strspn(text + head + 1, "0") : 0;
    const char *behind = text + head + 1 + zeros;

    return zeros && (!*behind || *behind == ' ')
               ? pov_arena_format(x->scratch, "%.*s%s", (int)head, text, behind)
               : text;
}

const char *book_number_clue(const row_view *x, size_t i, pov_meaning meaning)
{
    const row_cell *cell = &x->row.items[i];
    const char *text = cell->text;
    size_t head, tail;
    char *dotted;

    if (!cell->is_number || meaning != POV_MEANS_COUNT ||
        x->options->numbers != POV_NUMBERS_AUTO)
        return text;
    text = without_zeros(x, text);
    head = strcspn(text, ",");
    tail = text[head] ? strlen(text + head + 1) : 0;
    if (!tail || tail > 3)
        return text;
    dotted = pov_arena_copy(x->scratch, text, strlen(text));
    dotted[head] = '.';
    return dotted;
}

const char *book_number_text(const row_view *x, const entry *value,
                             const char *text, size_t *length,
                             pov_phrase_hint *hint)
{
    bool is_count = hint->meaning == POV_MEANS_COUNT &&
                    !(hint->unit_known && hint->unit != POV_IN_COUNT) &&
                    !strchr(text, '%');

    if (value->cell == NOT_THERE || !x->row.items[value->cell].is_number ||
        x->options->numbers != POV_NUMBERS_AUTO)
        return text;
    hint->convention = POV_NUMBERS_VI;
    if (!is_count)
        return text;
    if (looks_grouped(text)) {
        hint->convention = POV_NUMBERS_EN;
        if (cells_once(x, POV_FOUND_DOUBTFUL_NUMBER, (size_t)value->cell))
            cells_complain(x, value, POV_FOUND_DOUBTFUL_NUMBER,
                           "typed with a dot, which a spreadsheet set up for "
                           "English took for a decimal mark");
    }
    text = without_zeros(x, text);
    *length = strlen(text);
    return text;
}
