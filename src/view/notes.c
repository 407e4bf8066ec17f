#include "view/notes.h"

#include <string.h>

#include "povstat/map.h"

notation notes_pen(const pov_results *r)
{
    return (notation){.arena = r->arena,
                      .language = r->language,
                      .cited =
                          pov_arena_alloc(r->arena, sizeof(pov_cited_list))};
}

static char *superscript(pov_arena *arena, size_t n)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴",
                                         "⁵", "⁶", "⁷", "⁸", "⁹"};
    char *mark = pov_arena_copy(arena, "", 0);

    for (; n; n /= 10)
        mark = pov_arena_format(arena, "%s%s", digits[n % 10], mark);
    return mark;
}

static pov_notes *notes_of(pov_section *s, const pov_results *r)
{
    if (!s->notes)
        s->notes =
            r->notes ? r->notes : pov_arena_alloc(r->arena, sizeof *s->notes);
    return s->notes;
}

const char *notes_mark(pov_section *s, const pov_results *r,
                       const notation *pen, const char *name, const char *text,
                       const char *detail)
{
    pov_notes *notes;
    void **mark;

    if (!text)
        return NULL;
    notes = notes_of(s, r);
    mark = pov_map_at(&notes->marks, r->arena, text, strlen(text));
    if (!*mark) {
        *mark = superscript(r->arena, notes->count + 1);
        pov_arena_push(
            r->arena, notes,
            ((pov_footnote){*mark, text, name, detail, *pen->cited}));
    }
    return *mark;
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/** Letters and digits, with one hyphen for whatever stands between them. */
static const char *slug(pov_arena *arena, const char *text)
{
    char *name = pov_arena_copy(arena, text, strlen(text)), *to = name;

    for (; *text; text++)
        if (is_plain(*text))
            *to++ = *text;
        else if (to > name && to[-1] != '-')
            *to++ = '-';
    while (to > name && to[-1] == '-')
        to--;
    *to = '\0';
    return name;
}

static const char *last_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static const char *document_id(const pov_plan *plan)
{
    return plan->is_unnamed ? last_name(plan->id) : plan->id;
}

const char *notes_document(pov_arena *arena, const pov_evidence *e)
{
    const char *id = document_id(e->document);

    if (!e->document->is_unnamed)
        return slug(arena, id);
    return slug(
        arena, pov_arena_format(arena, "%s-%lu", id,
                                (unsigned long)e->sources.items[0].place.line));
}

/** "2023", "2024-06-30". */
static const char *day_name(pov_arena *arena, pov_day day)
{
    return words_due(arena, POV_EN, day);
}

const char *notes_figure(pov_arena *arena, const pov_figure *f)
{
    const pov_key *key = &f->key;

    return slug(
        arena, pov_arena_format(arena, "%s-%s-%s%s%s%s%s", key->area->id,
                                key->indicator->id, day_name(arena, key->as_of),
                                key->unit == POV_IN_COUNT ? "" : "-rate",
                                key->form == POV_LEVEL ? "" : "-change",
                                key->plan ? "-" : "",
                                key->plan ? document_id(key->plan) : ""));
}

const char *notes_target(pov_arena *arena, const pov_progress *p,
                         const char *what)
{
    return pov_arena_format(arena, "%s-%s", notes_figure(arena, p->target),
                            what);
}
