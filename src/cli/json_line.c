#include "cli/json_line.h"

#include <string.h>

json_line json_line_of(char *text)
{
    return (json_line){text, false};
}

/** It cannot be: from here on there is nothing. */
static void give_up(json_line *l)
{
    l->is_wrong = true;
    l->at = strchr(l->at, '\0');
}

static bool take(json_line *l, char c)
{
    if (*l->at != c)
        return false;
    l->at++;
    return true;
}

static void need(json_line *l, char c)
{
    if (!take(l, c))
        give_up(l);
}

void json_line_enter(json_line *l, char open)
{
    need(l, open);
}

bool json_line_more(json_line *l, char close)
{
    char before;

    if (l->is_wrong)
        return false;
    before = l->at[-1];
    if (take(l, close))
        return false;
    if (before != '{' && before != '[')
        need(l, ',');
    return !l->is_wrong;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/** A letter behind "\u": only what stands for itself nowhere is written so.
 *  Errors: 0. */
static char escaped(const char *at)
{
    int high, low;

    if (strncmp(at, "u00", 3) != 0)
        return '\0';
    high = hex_digit(at[3]);
    low = high >= 0 ? hex_digit(at[4]) : -1;
    return low < 0 ? '\0' : (char)(high << 4 | low);
}

enum { ESCAPE = 5 /* bytes behind the backslash */ };

const char *json_line_text(json_line *l)
{
    char *text = l->at + 1, *to;

    need(l, '"');
    if (l->is_wrong)
        return "";
    to = l->at += strcspn(l->at, "\"\\");
    while (*l->at && *l->at != '"') {
        if (*l->at == '\\') {
            *to = escaped(l->at + 1);
            l->at += *to ? 1 + ESCAPE : 0;
            if (!*to++)
                break;
        } else {
            *to++ = *l->at++;
        }
    }
    if (*l->at != '"') {
        give_up(l);
        return "";
    }
    l->at++;
    *to = '\0';
    return text;
}

const char *json_line_key(json_line *l)
{
    const char *key = json_line_text(l);

    need(l, ':');
    return key;
}

uint64_t json_line_count(json_line *l)
{
    const char *begin = l->at;
    uint64_t n = 0;

    while (*l->at >= '0' && *l->at <= '9' && n <= UINT32_MAX)
        n = n * 10 + (uint64_t)(*l->at++ - '0');
    if (l->at == begin || n > UINT32_MAX)
        give_up(l);
    return l->is_wrong ? 0 : n;
}

bool json_line_truth(json_line *l)
{
    bool is = *l->at == 't';
    const char *word = is ? "true" : "false";
    size_t n = strlen(word);

    if (strncmp(l->at, word, n) != 0)
        give_up(l);
    else
        l->at += n;
    return is && !l->is_wrong;
}

bool json_line_is_text(const json_line *l)
{
    return *l->at == '"';
}

bool json_line_ends(const json_line *l)
{
    return !l->is_wrong && (!*l->at || !strcmp(l->at, "\n"));
}
