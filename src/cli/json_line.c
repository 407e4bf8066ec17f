#include "cli/json_line.h"

#include <stdlib.h>

#include "povstat/arena.h"

json_line json_line_of(const char *text)
{
    cJSON_Hooks hooks = {pov_malloc_or_die, free};
    json_line l = {.depth = 0};

    cJSON_InitHooks(&hooks);
    l.root = cJSON_ParseWithOpts(text, NULL, true);
    l.is_wrong = !l.root;
    return l;
}

void json_line_free(json_line *l)
{
    cJSON_Delete(l->root);
    l->root = NULL;
}

/** What is to be read.  Errors: NULL. */
static const cJSON *present(const json_line *l)
{
    if (l->is_wrong)
        return NULL;
    return l->depth ? l->at[l->depth - 1] : l->root;
}

/** The same, which is to be of this kind; else the line is wrong, and NULL. */
static const cJSON *need(json_line *l, cJSON_bool (*is)(const cJSON *const))
{
    const cJSON *value = present(l);

    if (value && is(value))
        return value;
    l->is_wrong = true;
    return NULL;
}

void json_line_enter(json_line *l, char open)
{
    const cJSON *value = need(l, open == '{' ? cJSON_IsObject : cJSON_IsArray);

    if (value && l->depth < JSON_LINE_DEPTH) {
        l->open[l->depth] = value;
        l->at[l->depth++] = NULL;
    } else {
        l->is_wrong = true;
    }
}

bool json_line_more(json_line *l)
{
    size_t top = l->depth - 1;

    if (l->is_wrong || !l->depth)
        return false;
    l->at[top] = l->at[top] ? l->at[top]->next : l->open[top]->child;
    if (!l->at[top])
        l->depth--;
    return l->at[top] != NULL;
}

const char *json_line_key(json_line *l)
{
    const cJSON *member = present(l);

    if (!member || !member->string)
        l->is_wrong = true;
    return l->is_wrong ? "" : member->string;
}

const char *json_line_text(json_line *l)
{
    const cJSON *value = need(l, cJSON_IsString);

    return value ? value->valuestring : "";
}

uint64_t json_line_count(json_line *l)
{
    const cJSON *value = need(l, cJSON_IsNumber);
    double number = value ? value->valuedouble : 0;

    if (number >= 0 && number <= UINT32_MAX &&
        number == (double)(uint32_t)number)
        return (uint32_t)number;
    l->is_wrong = true;
    return 0;
}

bool json_line_truth(json_line *l)
{
    const cJSON *value = need(l, cJSON_IsBool);

    return value && cJSON_IsTrue(value);
}

bool json_line_is_text(const json_line *l)
{
    const cJSON *value = present(l);

    return value && cJSON_IsString(value);
}

bool json_line_ends(const json_line *l)
{
    return !l->is_wrong && !l->depth;
}
