#include "write/xlsx_file.h"

#include <stdint.h>
#include <string.h>

#include <zlib.h>

enum {
    END_SIZE = 22, /* of the end of the directory, which has no comment */
    ENTRY_SIZE = 46,
    LOCAL_SIZE = 30,
    DEFLATED = 8,
    SCALE_UP = 64 * 1024,
};

#define END_MARK 0x06054b50u
#define ENTRY_MARK 0x02014b50u
#define LOCAL_MARK 0x04034b50u

static uint32_t number_at(const unsigned char *bytes, int width)
{
    uint32_t number = 0;

    while (width-- > 0)
        number = number << 8 | bytes[width];
    return number;
}

/** The tags of a document, seen letter by letter. */
typedef struct nesting {
    unsigned char last;
    long depth;
    bool has_root, is_wrong;
} nesting;

/** Inside of tags and texts '<' and '>' are always escaped. */
static void look_at(nesting *n, unsigned char c)
{
    if (n->last == '<' && c == '/')
        n->depth--;
    else if (n->last == '<' && c != '?') {
        n->is_wrong |= n->has_root && !n->depth;
        n->has_root = true;
        n->depth++;
    } else if (n->last == '/' && c == '>')
        n->depth--;
    n->is_wrong |= n->depth < 0;
    n->last = c;
}

static bool is_document(const unsigned char *packed, uint32_t length)
{
    unsigned char room[SCALE_UP];
    nesting seen = {0};
    z_stream stream = {.avail_in = length};
    int state = inflateInit2(&stream, -MAX_WBITS);

    if (state != Z_OK)
        return false;
    stream.next_in = (z_const Bytef *)(uintptr_t)packed;
    while (state == Z_OK) {
        stream.next_out = room;
        stream.avail_out = sizeof room;
        state = inflate(&stream, Z_NO_FLUSH);
        for (size_t i = 0; i < sizeof room - stream.avail_out; i++)
            look_at(&seen, room[i]);
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END && seen.has_root && !seen.depth &&
           !seen.is_wrong;
}

static bool is_whole_entry(const unsigned char *bytes, size_t length,
                           const unsigned char *entry)
{
    size_t packed = number_at(entry + 20, 4);
    size_t local = number_at(entry + 42, 4);
    size_t begin;

    if (local > length || length - local < LOCAL_SIZE ||
        number_at(bytes + local, 4) != LOCAL_MARK ||
        number_at(entry + 10, 2) != DEFLATED)
        return false;
    begin = local + LOCAL_SIZE + number_at(bytes + local + 26, 2) +
            number_at(bytes + local + 28, 2);
    return begin <= length && packed <= length - begin &&
           is_document(bytes + begin, (uint32_t)packed);
}

bool xlsx_is_whole(const unsigned char *bytes, size_t length)
{
    const unsigned char *end = bytes + length - END_SIZE;
    size_t at, entries;

    if (length < END_SIZE || number_at(end, 4) != END_MARK)
        return false;
    entries = number_at(end + 10, 2);
    at = number_at(end + 16, 4);
    for (size_t i = 0; i < entries; i++) {
        const unsigned char *entry = bytes + at;

        if (at > length || length - at < ENTRY_SIZE ||
            number_at(entry, 4) != ENTRY_MARK ||
            !is_whole_entry(bytes, length, entry))
            return false;
        at += ENTRY_SIZE + number_at(entry + 28, 2) + number_at(entry + 30, 2) +
              number_at(entry + 32, 2);
    }
    return entries > 0;
}
