#include "write/stretches.h"

stretches stretches_of(const pov_rows *rows, pov_arena *arena)
{
    stretches all = {0};
    size_t to;

    for (size_t from = 0; from < rows->n_columns; from = to) {
        unsigned basis = rows->shares ? rows->columns[from].basis : 0;

        to = from + 1;
        while (to < rows->n_columns &&
               (!rows->shares || rows->columns[to].basis == basis))
            to++;
        pov_arena_push(arena, &all,
                       ((stretch){.from = from, .to = to, .basis = basis}));
    }
    return all;
}

bool stretch_again(const stretch *s, const pov_row_reader *reader,
                   pov_letters *to, pov_arena *arena)
{
    if (!pov_rows_share(reader, s->basis))
        return false;
    pov_letters_add(to, arena, s->text.items, s->text.count);
    return true;
}

void stretch_keep(stretch *s, const pov_letters *printed, size_t from,
                  pov_arena *arena)
{
    if (!s->basis)
        return;
    s->text.count = 0;
    pov_letters_add(&s->text, arena, printed->items + from,
                    printed->count - from);
}
