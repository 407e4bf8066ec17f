#ifndef POVSTAT_WRITE_ESCAPE_H
#define POVSTAT_WRITE_ESCAPE_H

#include <stdbool.h>
#include <stdio.h>

#include "povstat/arena.h"
#include "povstat/letters.h"

/* Text from outside, made harmless for the place it is drawn in.  Each gives
 * back the text itself if there is nothing to change. */

/** Show control, invisible and direction-changing characters and bytes that
 *  are no text as `\x1b` or `\u{202e}` instead of obeying them. */
const char *escape_terminal(pov_arena *arena, const char *text);

/** The same but for line ends and tabs, which a cell of CSV may hold in
 *  quotation marks.  Owns: what is changed is in `shown`, until the next. */
const char *escape_csv(pov_arena *arena, pov_letters *shown, const char *text);

/** Is all of the text harmless anywhere, and neither of two characters in it?
 */
bool escape_is_plain(const char *text, size_t length, char a, char b);

/**
 * Make every character of a Markdown line or table cell mean itself.
 *
 * Shape:  line breaks become `<br>`; no blanks are left at the ends.  What
 *         begins a list is the caller's business.
 * Source: GitHub Flavored Markdown Spec 0.29, sections 2.4 and 4.10
 */
const char *escape_markdown(pov_arena *arena, const char *text);

/**
 * Make every character of HTML text, or of an attribute in quotation marks,
 * mean itself; what escape_terminal would show is shown.
 *
 * Source: HTML Living Standard, 13.1.2.3 and 13.3
 */
const char *escape_html(pov_arena *arena, const char *text);

/**
 * Put an apostrophe before what a spreadsheet would run as a formula.
 *
 * Source: OWASP, CSV Injection
 */
const char *escape_formula(pov_arena *arena, const char *text);

/**
 * Make a text fit for a cell of a workbook: no formula, no character that is
 * invisible or that XML cannot hold, and nothing that looks like an escape.
 *
 * Shape:  lines end in LF.
 * Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring); XML 1.0, section 2.2
 */
const char *escape_workbook(pov_arena *arena, const char *text);

/** Print a string of JSON; what escape_terminal would show is an escape:
 *  `\u007f`, `\u2028`.  Bytes that are no UTF-8 become U+FFFD each. */
void escape_json(const char *text, pov_letters *to, pov_arena *arena);

#endif
