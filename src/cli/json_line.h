#ifndef POVSTAT_CLI_JSON_LINE_H
#define POVSTAT_CLI_JSON_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cjson/cJSON.h>

/* A line of JSON, walked through in the order in which it was written.  Whoever
 * reads one knows what comes; what else comes makes it wrong, and then nothing
 * more is there. */

enum { JSON_LINE_DEPTH = 8 };

typedef struct json_line {
    cJSON *root;
    const cJSON *open[JSON_LINE_DEPTH]; /* objects and lists it stands in, */
    const cJSON *at[JSON_LINE_DEPTH];   /* and the member of each; NULL: before
                                           the first */
    size_t depth;
    bool is_wrong;
} json_line;

/** Begin to read.  Shape: a NUL ends the text; blanks may stand behind it.
 *  Owns: until json_line_free. */
json_line json_line_of(const char *text);
void json_line_free(json_line *line);

/** Go into an object or a list, which begins with this. */
void json_line_enter(json_line *line, char open);

/** Go on to the next member.  If there is none, the object or list was left. */
bool json_line_more(json_line *line);

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
