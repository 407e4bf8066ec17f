#ifndef POVSTAT_CLI_JSON_LINE_H
#define POVSTAT_CLI_JSON_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A line of JSON, read where it stands and never as a tree: a partial has
 * millions of them.  Whoever reads one knows what comes; what else comes makes
 * it wrong, and then nothing more is there. */

typedef struct json_line {
    char *at;
    bool is_wrong;
} json_line;

/** Begin to read.  Shape: the text ends with a NUL; it becomes the texts that
 *  are in it. */
json_line json_line_of(char *text);

/** Go into an object or a list, which begins with this. */
void json_line_enter(json_line *line, char open);

/** Is there one more member?  If not, the object or list, which ends with this,
 *  was left. */
bool json_line_more(json_line *line, char close);

/** The name of a member of an object, and what is there.  Errors: "" or 0.
 *  Owns: texts last as long as the line. */
const char *json_line_key(json_line *line);
const char *json_line_text(json_line *line);
uint64_t json_line_count(json_line *line);
bool json_line_truth(json_line *line);

/** Is it a text that comes? */
bool json_line_is_text(const json_line *line);

/** Is that all, and nothing was wrong? */
bool json_line_ends(const json_line *line);

#endif
