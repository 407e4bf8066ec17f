#include <string.h>

#include "povstat/book.h"

#include "book/xml.h"

/* How many members the lists around have, and how many they should have. */

enum { DEEPEST = 64 };

typedef struct list {
    size_t members, said;
    bool says;
} list;

typedef struct lists_reader {
    list around[DEEPEST + 1]; /* the first is above the root */
    size_t depth;
} lists_reader;

static bool begin(void *of, const char *name, const char **attributes)
{
    lists_reader *r = of;
    const char *count = xml_attribute(attributes, "count");
    list fresh = {.says = count != NULL};

    (void)name;
    r->around[r->depth].members++;
    if (r->depth == DEEPEST || (count && !xml_number(count, &fresh.said)))
        return false;
    r->around[++r->depth] = fresh;
    return true;
}

static bool end(void *of, const char *name)
{
    lists_reader *r = of;
    const list *ended = &r->around[r->depth--];

    (void)name;
    return !ended->says || ended->said == ended->members;
}

pov_archive_end pov_book_read_part(const pov_book *book, size_t part)
{
    static const xml_reader how = {.begin = begin, .end = end};
    lists_reader reader = {0};

    return xml_read(book->archive, part, &how, &reader);
}
