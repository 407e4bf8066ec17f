#include "bytes/encoding.h"

#include <string.h>
#include <strings.h>

#include "povstat/encoding.h"
#include "povstat/text.h"

static const struct row {
    const char *name, *other_names; /* parted by '|' */
    bool is_read;
} rows[N_ENCODINGS] = {
    [ENCODING_UTF_8] = {"utf-8", "utf8", true},
    [ENCODING_UTF_16LE] = {"utf-16le", "utf16le|utf-16|unicode", true},
    [ENCODING_UTF_16BE] = {"utf-16be", "utf16be", true},
    [ENCODING_WINDOWS_1258] = {"windows-1258", "cp1258|windows1258", true},
    [ENCODING_TCVN3] = {"tcvn3", "abc|tcvn|tcvn5712|tcvn5712-1", true},
    [ENCODING_VISCII] = {"viscii", "", true},
    [ENCODING_VNI] = {"vni-windows", "", false},
};

const char *encoding_name(encoding e)
{
    return rows[e].name;
}

static bool is_one_of(const char *name, const char *names)
{
    size_t length = strlen(name);

    while (*names) {
        size_t n = strcspn(names, "|");

        if (n == length && !strncasecmp(name, names, n))
            return true;
        names += n + (names[n] == '|');
    }
    return false;
}

encoding encoding_from_name(const char *name)
{
    for (int e = 0; e < N_ENCODINGS; e++)
        if (rows[e].is_read && (!strcasecmp(name, rows[e].name) ||
                                is_one_of(name, rows[e].other_names)))
            return (encoding)e;
    return N_ENCODINGS;
}

const char *pov_encoding_name(const char *typed, bool *known, pov_arena *arena)
{
    encoding e = encoding_from_name(typed);
    const char *names[N_ENCODINGS];
    size_t n = 0;

    *known = e != N_ENCODINGS;
    if (*known)
        return rows[e].name;
    for (int i = 0; i < N_ENCODINGS; i++)
        if (rows[i].is_read)
            names[n++] = rows[i].name;
    return pov_text_closest(arena, typed, names, n);
}

bool encoding_is_utf_16(encoding e)
{
    return e == ENCODING_UTF_16LE || e == ENCODING_UTF_16BE;
}

const char *pov_encoding_at(size_t i)
{
    for (int e = 0; e < N_ENCODINGS; e++)
        if (rows[e].is_read && !i--)
            return rows[e].name;
    return NULL;
}
