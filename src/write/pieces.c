#include "write/pieces.h"

enum { LONG = 8 * 1024 };

void pieces_print_rest(pov_letters *text, FILE *out)
{
    if (text->count) /* there may be no items */
        fwrite(text->items, 1, text->count, out);
    text->count = 0;
}

void pieces_print_long(pov_letters *text, FILE *out)
{
    if (text->count > LONG)
        pieces_print_rest(text, out);
}
