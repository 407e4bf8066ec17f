#ifndef POVSTAT_TEXT_H
#define POVSTAT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/arena.h"

typedef struct pov_text_list {
    const char **items;
    size_t count, capacity;
} pov_text_list;

bool pov_text_list_has(const pov_text_list *list, const char *text);

/** Is every byte part of a valid UTF-8 sequence?  `bad_at` gets the offset of
 *  the first that is not; it may be NULL. */
bool pov_text_is_utf8(const char *text, size_t length, size_t *bad_at);

/** Bytes of the character at `text`, which has `length` bytes left: 1 for a
 *  byte that begins none. */
size_t pov_text_step(const char *text, size_t length);

/** Text as a terminal may see it: control characters, marks that turn the
 *  direction of writing and broken bytes become \n, \x1b, \u202e. */
const char *pov_text_shown(pov_arena *arena, const char *text);

/** Code points in `length` bytes of valid UTF-8. */
size_t pov_text_characters(const char *text, size_t length);

/** Terminal columns of a NUL-terminated text: combining marks 0, wide 2. */
size_t pov_text_width(const char *text);

/** The same of `length` bytes of valid UTF-8 without a NUL. */
size_t pov_text_width_of(const char *text, size_t length);

/** Is it a character that a terminal would obey, that cannot be seen, or that
 *  reorders what follows? */
bool pov_text_is_unsafe(uint32_t character);

/** Bytes before the first such character in `length` bytes of valid UTF-8;
 *  `found` is it, if there is one. */
size_t pov_text_safe_length(const char *text, size_t length, uint32_t *found);

/** A list of texts with one more: `joint` stands between, but not behind "". */
const char *pov_text_more(pov_arena *arena, const char *list, const char *joint,
                          const char *more);

/** Canonical composition (NFC). */
const char *pov_text_nfc(pov_arena *arena, const char *text);

/**
 * The key under which two spellings are certainly the same words.
 *
 * Lower case, NFC, no invisible characters, every kind of blank, hyphen,
 * dash and underscore as one space, none at the ends; Vietnamese tone marks
 * moved to one place of the syllable (hoà = hòa, thuỷ = thủy).
 * Đ look-alikes (Ð, Ɖ) become đ; full-width letters become plain.
 */
const char *pov_text_key(pov_arena *arena, const char *text);

/** pov_text_key without any mark: "Vân Đồn" gives "van don". */
const char *pov_text_bare(pov_arena *arena, const char *text);

/** Is a key its own pov_text_bare? */
bool pov_text_is_bare(pov_arena *arena, const char *key);

/** Is the text this word, by its key, with all its marks or none?  For words
 *  of a few dozen characters; no longer text is ever one. */
bool pov_text_is(const char *text, const char *word);

/** In capitals: "TỈNH QUẢNG TRỊ". */
const char *pov_text_capitals(pov_arena *arena, const char *text);

/** pov_text_bare joined by hyphens: "van-don". */
const char *pov_text_slug(pov_arena *arena, const char *text);

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn one
 * text into the other, in code points.
 *
 * Units: at most `limit` + 1, which means "more than limit".
 */
size_t pov_text_distance(const char *a, const char *b, size_t limit);

/** The closest of `n` names to `typed`, or NULL if none is close enough to
 *  suggest.  Compared without case and marks; the first wins a tie. */
const char *pov_text_closest(pov_arena *arena, const char *typed,
                             const char *const names[], size_t n);

/** The next piece of a list parted by '|', which goes on behind it; NULL at
 *  the end.  An empty last piece is none. */
const char *pov_text_piece(const char **list, size_t *length);

/** Is it one of the pieces? */
bool pov_text_is_one_of(const char *text, const char *list);

/** The byte that a program took for this character, which knew Latin-1 or
 *  Windows-1252 alone; -1 if none. */
int pov_text_byte_1252(int32_t character);

#endif
