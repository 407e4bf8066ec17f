#include "model/area_names.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "model/area_prefix.h"
#include "model/area_remarks.h"
#include "model/area_store.h"
#include "povstat/map.h"
#include "povstat/text.h"

#define WORDS(name, list) static const char name[] = list;
#include "model/area_words.def"
#undef WORDS

/** Nothing, or a word for it: "n/a". */
static bool is_no_name(const char *text, const char *bare)
{
    return !*text || !strcmp(text, "?") ||
           pov_text_is_one_of(bare, blank_words);
}

/** "a", "ii": the group that a total is of. */
static bool is_group_number(const char *text)
{
    size_t n = strspn(text, "iv");

    return !text[n ? n : (size_t)(*text >= 'a' && *text <= 'h')];
}

/** The next of the words parted by '|' that begins with a letter; NULL: none.
 */
static const char *next_like(const char **words, char first, size_t *length)
{
    const char *at = *words;

    while (*at && *at != first) {
        const char *bar = strchr(at, '|');

        if (!bar)
            return NULL;
        at = bar + 1;
    }
    *words = at;
    return pov_text_piece(words, length);
}

/** Does it begin with one of the words, with nothing but signs behind, or, if
 *  more `may_follow`, with anything? */
static bool begins_total(const char *bare, const char *words, bool may_follow)
{
    size_t length;

    for (const char *word; (word = next_like(&words, *bare, &length));) {
        const char *rest = bare + length;

        if (strncmp(bare, word, length) != 0)
            continue;
        rest += *rest == ' ';
        if (!*rest || *rest == '(' || *rest == ':' ||
            (rest[-1] == ' ' && is_group_number(rest)) ||
            (may_follow && rest > bare + length))
            return true;
    }
    return false;
}

/** The label of a total row: "Tổng cộng", "Toàn huyện Vân Đồn"; but "Cộng Hòa"
 *  is a name. */
static bool is_total(const char *bare)
{
    return begins_total(bare, total_words, false) ||
           begins_total(bare, total_beginnings, true);
}

/** What follows one of the words and a blank; NULL if it begins with none, or
 *  nothing follows. */
static const char *behind(const char *text, const char *words)
{
    size_t length;

    for (const char *word; (word = next_like(&words, *text, &length));)
        if (!strncmp(text, word, length) && text[length] == ' ' &&
            text[length + 1])
            return text + length + 1;
    return NULL;
}

/** Skip as many of these words as there are. */
static const char *skip_any(const char *text, const char *words)
{
    for (const char *rest; (rest = behind(text, words));)
        text = rest;
    return text;
}

/** "74 huyện nghèo", "Vùng DTTS và miền núi": areas that are listed elsewhere.
 *  "Xã Vũng Áng" is one: what begins a group is a whole word. */
static bool is_group(const char *bare)
{
    size_t length;

    bare += strspn(bare, "0123456789");
    bare += *bare == ' ';
    bare = skip_any(bare, group_leads);
    for (const char *words = group_beginnings, *word;
         (word = next_like(&words, *bare, &length));)
        if (!strncmp(bare, word, length) &&
            (!bare[length] || strchr(" ,(:;", bare[length])))
            return true;
    return false;
}

static bool is_event(const char *text)
{
    return text && pov_text_is_one_of(skip_any(text, era_fillers), era_events);
}

/** The side of a merger that the words say. */
static area_era era_of(const char *text, pov_arena *arena)
{
    const char *key = pov_text_key(arena, text);
    const char *last = skip_any(key, era_nouns);

    if (is_event(behind(key, before_words)))
        return ERA_OLD;
    if (is_event(behind(key, after_words)))
        return ERA_NEW;
    if (pov_text_is_one_of(last, old_words))
        return ERA_OLD;
    return pov_text_is_one_of(last, new_words) ? ERA_NEW : ERA_NOT_SAID;
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/** How long one of the signs parted by '|' is that stands at the end of `n`
 *  bytes, or at their begin; 0: none does. */
static size_t sign_length(const char *text, size_t n, const char *signs,
                          bool at_end)
{
    size_t length;

    if (!n || is_plain(at_end ? text[n - 1] : *text))
        return 0; /* as nearly always */
    for (const char *sign; (sign = pov_text_piece(&signs, &length));)
        if (length <= n &&
            !memcmp(at_end ? text + n - length : text, sign, length))
            return length;
    return 0;
}

/** The name without the signs that stood between it and the words. */
static const char *trim_end(const char *name, size_t n, pov_arena *arena)
{
    for (size_t cut; (cut = sign_length(name, n, " |-|–|—|,|:|(", true));)
        n -= cut;
    return n ? pov_arena_copy(arena, name, n) : NULL;
}

/** Does one of the texts parted by '|' end with the word? */
static bool is_last_of(const char *word, size_t length, const char *texts)
{
    for (const char *at = texts; (at = strstr(at, word)); at += length)
        if ((at == texts || at[-1] == '|' || at[-1] == ' ') &&
            (!at[length] || at[length] == '|'))
            return true;
    return false;
}

/** May its last words say a side of a merger?  Of most names they do not, and
 *  then none of its ends need be looked at. */
static bool may_end_with_era(const char *name, pov_arena *arena)
{
    const char *key, *last;
    size_t n;

    if (!strchr(name, ' '))
        return false;
    key = pov_text_key(arena, name);
    last = strrchr(key, ' ');
    last = last ? last + 1 : key;
    n = strlen(last);
    return n &&
           (is_last_of(last, n, old_words) || is_last_of(last, n, new_words) ||
            is_last_of(last, n, era_events));
}

const char *area_words_cut_era(const char *name, area_era *era,
                               pov_arena *arena)
{
    if (!may_end_with_era(name, arena))
        return NULL;
    /* The most words that say it, so that "trước sáp nhập" goes whole. */
    for (const char *at = strchr(name, ' '); at; at = strchr(at + 1, ' ')) {
        *era = era_of(at + 1, arena);
        if (*era != ERA_NOT_SAID)
            return trim_end(name, (size_t)(at - name), arena);
    }
    return NULL;
}

/* What people and programs put round a name, and what breaks it.  The key of
 * pov_text_key hides most of it; here it is noticed, so that it can be said. */

enum {
    LONGEST_NAME = 120,  /* characters, with its province */
    LONGEST_TYPED = 1024 /* bytes, with whatever stands round it */
};

const char *area_text_also(const char *why, const char *reason,
                           pov_arena *arena)
{
    if (!why)
        return reason;
    if (strstr(why, reason))
        return why;
    return pov_arena_format(arena, "%s; %s", why, reason);
}

/** What the scan of the characters notices. */
typedef struct scan {
    char *out;
    size_t length;
    bool gap, invisible, look_alike, wide;
    pov_language language;
    const char *damage;
    const char *remark; /* cut off behind the name */
} scan;

static bool is_blank(int32_t point)
{
    utf8proc_category_t c = utf8proc_category(point);

    return (point >= '\t' && point <= '\r') || point == 0x85 ||
           (c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP);
}

static bool is_invisible(int32_t point)
{
    utf8proc_category_t c = utf8proc_category(point);

    return c == UTF8PROC_CATEGORY_CF || c == UTF8PROC_CATEGORY_CC ||
           point == 0x034f; /* combining grapheme joiner */
}

/** Is it a letter that no Vietnamese name has, whatever its marks? */
static bool is_foreign_letter(int32_t point)
{
    utf8proc_category_t c = utf8proc_category(point);
    utf8proc_int32_t parts[4];
    int bound = 0;

    if (point < 128 || c < UTF8PROC_CATEGORY_LU || c > UTF8PROC_CATEGORY_LO ||
        point == 0x110 || point == 0x111)
        return false;
    utf8proc_decompose_char(point, parts, 4, UTF8PROC_DECOMPOSE, &bound);
    return parts[0] >= 128;
}

/** Signs of Latin-1 inside a name come from a font of another encoding. */
static bool is_odd_sign(int32_t point)
{
    return point >= 0xa1 && point <= 0xbf && point != 0xab && point != 0xb2 &&
           point != 0xb3 && point != 0xb4 && point != 0xb7 && point != 0xb9 &&
           point != 0xbb;
}

/** Put a character in its plain form, with a word on what it was. */
static int32_t plain_form(scan *s, int32_t point)
{
    if (point >= 0xff01 && point <= 0xff5e) {
        s->wide = true;
        return point - 0xff01 + '!';
    }
    if (point != 0xd0 && point != 0xf0 && point != 0x189 && point != 0x256)
        return point;
    s->look_alike = true;
    return point == 0xd0 || point == 0x189 ? 0x110 : 0x111;
}

static void note_damage(scan *s, int32_t point, size_t at, pov_arena *arena)
{
    char letter[5] = {0};

    if (s->damage)
        return;
    utf8proc_encode_char(point, (utf8proc_uint8_t *)letter);
    if (is_foreign_letter(point))
        s->damage = pov_arena_format(arena,
                                     pov_say(s->language,
                                             "character %zu, '%s' (U+%04X), is "
                                             "no Vietnamese letter"),
                                     at, letter, (unsigned)point);
    else if (is_odd_sign(point))
        s->damage = "looks like text in another encoding";
}

/** Is it what names are made of: a sign of ASCII, or a letter with marks of
 *  Vietnamese alone?  There is nothing to say of it. */
static bool is_usual(int32_t point)
{
    return (point > ' ' && point < 0x7f) ||
           (point >= 0x1ea0 && point <= 0x1ef9);
}

static void scan_character(scan *s, int32_t typed, size_t at, pov_arena *arena)
{
    bool usual = is_usual(typed);
    int32_t point = usual ? typed : plain_form(s, typed);

    if (!usual && is_blank(point)) {
        s->gap = s->length > 0;
        return;
    }
    if (!usual && is_invisible(point)) {
        s->invisible = true;
        return;
    }
    if (!usual)
        note_damage(s, point, at, arena);
    if (point == '.' && s->length && s->out[s->length - 1] != ' ' &&
        (s->gap || s->out[s->length - 1] == '.')) {
        s->gap = false; /* "TP . Vinh", "TP.. Vinh" */
        if (s->out[s->length - 1] == '.')
            return;
    }
    if (s->gap)
        s->out[s->length++] = ' ';
    s->gap = false;
    s->length += (size_t)utf8proc_encode_char(
        point, (utf8proc_uint8_t *)s->out + s->length);
}

/** One blank between words, invisible and look-alike characters mended. */
static scan scan_text(const char *typed, pov_language language,
                      pov_arena *arena)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)typed;
    scan s = {.out = pov_arena_alloc(arena, strlen(typed) + 2),
              .language = language};

    for (size_t at = 1; *bytes; at++) {
        utf8proc_int32_t point;
        utf8proc_ssize_t step = utf8proc_iterate(bytes, -1, &point);

        if (step < 1)
            break; /* not UTF-8, from the command line */
        scan_character(&s, point, at, arena);
        bytes += step;
    }
    return s;
}

static bool cut_leading_sign(char **text)
{
    size_t length = sign_length(*text, strlen(*text), leading_signs, false);

    if (length)
        *text += length + ((*text)[length] == ' ');
    return length;
}

static bool is_short_number(const char *text)
{
    size_t n = strspn(text, "0123456789");

    return n && n < 3 && text[n] != ',';
}

/** "1.", "1)", "II.", "a)", "(2)" or a number before a word. */
static bool cut_ordinal(char **text)
{
    char *at = *text + (**text == '(');
    size_t digits = strspn(at, "0123456789"), romans = strspn(at, "IVX");
    bool letter = *at >= 'a' && *at <= 'z' && at[1] == ')';
    char *end = at + (digits ? digits : romans ? romans : letter);

    while (end > at && *end == '.' && is_short_number(end + 1))
        end += 1 + strspn(end + 1, "0123456789"); /* "1.2", "I.1" */
    if (end == at || end - at > 8)
        return false;
    if (strchr(letter ? ")" : ".)/", *end) && *end)
        end++;
    else if ((!digits && end == at + romans) || *end != ' ')
        return false;
    end += *end == ' ';
    if (!*end || strchr("0123456789([", *end)) /* a code: "24 (mới)" */
        return false;
    *text = end;
    return true;
}

/** A footnote: a number, letter or star in parentheses at the end. */
static bool cut_footnote(char *text)
{
    size_t n = strlen(text);
    bool is_note = n > 3 && (text[n - 1] == ')' || text[n - 1] == ']') &&
                   (text[n - 3] == '(' || text[n - 3] == '[') &&
                   (unsigned char)text[n - 2] < 0x80;

    if (is_note)
        text[n - 3] = '\0';
    return is_note;
}

static bool cut_trailing_sign(char *text)
{
    size_t n = strlen(text), length;

    if (n > 0 && text[n - 1] == ' ')
        text[--n] = '\0';
    length = sign_length(text, n, trailing_signs, true);
    text[n - length] = '\0';
    return length || cut_footnote(text);
}

/** What cannot be a name however one reads it; NULL if nothing. */
static const char *fatal_damage(const char *name)
{
    size_t n = strlen(name);

    if (strstr(name, "\xEF\xBF\xBD"))
        return "letters were lost in a wrong encoding (U+FFFD)";
    if (strchr(name, '?'))
        return "letters were lost in a wrong encoding ('?')";
    if (name[0] == '#' && name[1] >= 'A' && name[1] <= 'Z')
        return "an error of a spreadsheet";
    if (strspn(name, "0123456789.,") == n && strpbrk(name, ".,") &&
        strpbrk(name, "0123456789"))
        return "a number where a name or a code belongs";
    return NULL;
}

/** Cut "(cũ)" or "[sau sáp nhập]" from the end. */
static area_era cut_era_note(char *name, pov_arena *arena)
{
    size_t n = strlen(name);
    char closing = n ? name[n - 1] : '\0';
    char *open = strrchr(name, closing == ']' ? '[' : '(');
    area_era era;

    if (!open || open == name || !strchr(")]", closing) || !closing)
        return ERA_NOT_SAID;
    name[n - 1] = '\0';
    era = era_of(open + 1, arena);
    if (era == ERA_NOT_SAID)
        name[n - 1] = closing;
    else
        open[open[-1] == ' ' ? -1 : 0] = '\0';
    return era;
}

static bool cut_words_before(char **name, pov_arena *arena)
{
    char *rest = area_remarks_behind_number(*name, arena);

    rest = rest ? rest : area_remarks_behind_office(*name, arena);
    *name = rest ? rest : *name;
    return rest;
}

static bool cut_remark(scan *s, char *name, pov_arena *arena)
{
    const char *remark = area_remarks_cut(name, arena);

    if (remark)
        s->remark = remark;
    return remark;
}

static const char *reasons(const scan *s, bool decorated, pov_arena *arena)
{
    pov_language l = s->language;
    const char *why = NULL;

    if (s->invisible)
        why = area_text_also(why, pov_say(l, "it holds invisible characters"),
                             arena);
    if (s->look_alike)
        why = area_text_also(
            why, pov_say(l, "it holds a letter that looks like Đ"), arena);
    if (s->wide)
        why = area_text_also(why, pov_say(l, "it holds full-width letters"),
                             arena);
    if (s->remark)
        why = area_text_also(
            why,
            pov_arena_format(arena, pov_say(l, "'%s' behind it was left out"),
                             s->remark),
            arena);
    else if (decorated)
        why = area_text_also(
            why, pov_say(l, "signs round the name were left out"), arena);
    return why;
}

/** What is typed as a name, no longer than one may be. */
static area_text read_text(const char *typed, pov_language language,
                           pov_arena *arena)
{
    scan s = scan_text(typed, language, arena);
    area_text text = {.outcome = POV_MATCH_CERTAIN, .damage = s.damage};
    bool decorated = false;
    char *name = s.out;
    const char *bare = pov_text_bare(arena, name);
    size_t length = strlen(name);

    if (is_no_name(name, bare)) {
        text.outcome = POV_MATCH_BLANK;
        return text;
    }
    while (cut_leading_sign(&name) || cut_ordinal(&name) ||
           cut_words_before(&name, arena))
        decorated = true;
    text.era = cut_era_note(name, arena);
    text.why = fatal_damage(name);
    while (!text.why && *name &&
           (cut_trailing_sign(name) || cut_remark(&s, name, arena)))
        decorated = true;
    if (text.era == ERA_NOT_SAID)
        text.era = cut_era_note(name, arena);
    name = area_remarks_rank_first(name, arena);
    text.name = pov_text_nfc(arena, name);
    if (name != s.out || strlen(name) != length)
        bare = pov_text_bare(arena, name);
    if (text.why)
        text.outcome = POV_MATCH_DAMAGED;
    else if (is_no_name(name, bare))
        text.outcome = POV_MATCH_BLANK;
    else if (is_total(bare))
        text.outcome = POV_MATCH_TOTAL;
    else if (is_group(bare))
        text.outcome = POV_MATCH_GROUP;
    else if (pov_text_characters(name, strlen(name)) > LONGEST_NAME)
        text.outcome = POV_MATCH_UNKNOWN;
    else
        text.why = reasons(&s, decorated, arena);
    text.bare = bare;
    return text;
}

area_text area_text_read(const char *typed, pov_language language,
                         pov_arena *arena)
{
    area_text text = {.outcome = POV_MATCH_UNKNOWN, .name = typed};

    if (!memchr(typed, '\0', LONGEST_TYPED))
        return text;
    text = read_text(typed, language, arena);
    if (text.outcome == POV_MATCH_CERTAIN) {
        text.key = pov_text_key(arena, text.name);
    }
    return text;
}

bool pov_area_is_total(const char *typed, pov_arena *arena)
{
    return area_text_read(typed, POV_EN, arena).outcome == POV_MATCH_TOTAL;
}

const char *area_text_key(const area_text *text, const char *name,
                          pov_arena *arena)
{
    return text && text->name == name ? text->key : pov_text_key(arena, name);
}

const char *area_text_bare(const area_text *text, const char *name,
                           pov_arena *arena)
{
    return text && text->name == name ? text->bare : pov_text_bare(arena, name);
}

/* What Vietnamese confuses in writing, for it sounds alike in one region or
 * another.  Nothing grows. */
static const struct confusion {
    const char *written, *as;
    enum { ANYWHERE, AT_START, AT_END } where; /* of a syllable */
} confusions[] = {
    {"tr", "ch", AT_START}, {"x", "s", AT_START}, {"gi", "d", AT_START},
    {"r", "d", AT_START},   {"l", "n", AT_START}, {"ng", "n", AT_END},
    {"y", "i", ANYWHERE},   {"ý", "í", ANYWHERE}, {"ỳ", "ì", ANYWHERE},
    {"ỵ", "ị", ANYWHERE},   {"ỷ", "ĩ", ANYWHERE}, {"ỹ", "ĩ", ANYWHERE},
    {"ả", "ã", ANYWHERE},   {"ẳ", "ẵ", ANYWHERE}, {"ẩ", "ẫ", ANYWHERE},
    {"ẻ", "ẽ", ANYWHERE},   {"ể", "ễ", ANYWHERE}, {"ỉ", "ĩ", ANYWHERE},
    {"ỏ", "õ", ANYWHERE},   {"ổ", "ỗ", ANYWHERE}, {"ở", "ỡ", ANYWHERE},
    {"ủ", "ũ", ANYWHERE},   {"ử", "ữ", ANYWHERE},
};

enum { N_CONFUSIONS = sizeof confusions / sizeof *confusions };

/** What is written at `at`, if anything confuses it; NULL: nothing. */
static const struct confusion *confusion_at(const char *name, const char *at)
{
    bool starts = at == name || at[-1] == ' ';

    for (size_t i = 0; i < N_CONFUSIONS; i++) {
        const struct confusion *c = &confusions[i];
        size_t n = strlen(c->written);

        if (strncmp(at, c->written, n) == 0 &&
            (c->where != AT_START || starts) &&
            (c->where != AT_END || !at[n] || at[n] == ' '))
            return c;
    }
    return NULL;
}

const char *area_sound(const char *name, pov_arena *arena)
{
    char *sound = pov_arena_alloc(arena, strlen(name) + 1);
    size_t n = 0;

    for (const char *at = name; *at;) {
        const struct confusion *c = confusion_at(name, at);

        if (!c) {
            sound[n++] = *at++;
            continue;
        }
        memcpy(sound + n, c->as, strlen(c->as));
        n += strlen(c->as);
        at += strlen(c->written);
    }
    sound[n] = '\0';
    return sound;
}

uint32_t area_letters(const char *bare)
{
    uint32_t letters = 0;

    for (; *bare; bare++)
        if (*bare >= 'a' && *bare <= 'z')
            letters |= UINT32_C(1) << (*bare - 'a');
    return letters;
}

static pov_day later_end(pov_day a, pov_day b)
{
    if (a == POV_NO_DAY || b == POV_NO_DAY)
        return POV_NO_DAY;
    return a > b ? a : b;
}

/* All names of an area are added together: if it is in the list, it is last. */
static void add_to(area_name_list *names, area_name name, pov_arena *arena)
{
    area_name *same = names->count ? &names->items[names->count - 1] : NULL;

    if (!same || same->area != name.area) {
        pov_arena_push(arena, names, name);
        return;
    }
    if (name.from < same->from) /* open is 0, before every day */
        same->from = name.from;
    same->to = later_end(same->to, name.to);
    same->is_full |= name.is_full;
}

area_sounds area_sounds_of(const char *bare, pov_arena *arena)
{
    const char *sound = area_sound(bare, arena);

    return (area_sounds){sound, area_letters(sound),
                         pov_text_characters(sound, strlen(sound))};
}

/** Those that were added under this text. */
static area_name_list *added_at(area_store *store, area_spelling spelling,
                                const char *text)
{
    added_names *names = &store->names[spelling];
    void **at = pov_map_at(&names->at, store->arena, text, strlen(text));
    area_name_list *list = *at;

    if (list)
        return list;
    *at = list = pov_arena_alloc(store->arena, sizeof *list);
    list->text = text;
    if (spelling == AREA_BARES)
        list->sounds = area_sounds_of(text, store->arena);
    pov_arena_push(store->arena, &names->lists, list);
    return list;
}

/** Enter one spelling; `name.key` is the name as written until here. */
static void add_spelling(pov_catalogue *catalogue, area_name name)
{
    area_store *store = catalogue->areas;
    const char *bare = pov_text_bare(store->arena, name.key);

    name.key = pov_text_key(store->arena, name.key);
    add_to(added_at(store, AREA_KEYS, name.key), name, store->arena);
    add_to(added_at(store, AREA_BARES, bare), name, store->arena);
    store->found[AREA_KEYS] = store->found[AREA_BARES] = (pov_map){0};
}

/** The packed spelling with this text, or NULL. */
static const packed_spelling *
packed_at(const area_pack *pack, area_spelling spelling, const char *text)
{
    const packed_spelling *low = pack->spellings[spelling].items;

    for (size_t n = pack->spellings[spelling].count; n;) {
        const packed_spelling *middle = low + n / 2;
        int order = strcmp(pack->text + middle->text, text);

        if (!order)
            return middle;
        if (order < 0) {
            low = middle + 1;
            n -= n / 2 + 1;
        } else {
            n /= 2;
        }
    }
    return NULL;
}

static void add_packed(area_store *store, area_name_list *list,
                       const packed_name *packed)
{
    area_name name = {.area = area_store_packed(store, packed->row),
                      .key = store->pack->text + packed->key,
                      .from = packed->from,
                      .to = packed->to,
                      .is_full = packed->is_full};

    if (!area_store_is_replaced(store, packed->row))
        pov_arena_push(store->arena, list, name);
}

const area_name_list *area_names_at(const pov_catalogue *catalogue,
                                    area_spelling spelling, const char *text)
{
    area_store *store = catalogue->areas;
    size_t n = strlen(text);
    const area_name_list *added =
        pov_map_find(&store->names[spelling].at, text, n);
    area_name_list *list = pov_map_find(&store->found[spelling], text, n);
    const packed_spelling *packed;

    if (list)
        return list;
    packed = packed_at(store->pack, spelling, text);
    if (!packed)
        return added;
    list = pov_arena_alloc(store->arena, sizeof *list);
    list->text = store->pack->text + packed->text;
    for (size_t i = 0; i < packed->count; i++)
        add_packed(store, list,
                   store->pack->spellings[spelling].names + packed->first + i);
    for (size_t i = 0; added && i < added->count; i++)
        pov_arena_push(store->arena, list, added->items[i]);
    *pov_map_at(&store->found[spelling], store->arena, text, n) = list;
    return list;
}

/** How many letters of the first set the second has not. */
static size_t letters_lost(uint32_t from, uint32_t to)
{
    size_t n = 0;

    for (uint32_t lost = from & ~to; lost; lost &= lost - 1)
        n++;
    return n;
}

/** Can the names be so near?  Each wrong letter brings and takes at most one
 *  letter of the alphabet, so that nearly every name is dismissed here. */
static bool may_be_near(const area_names_walk *walk, uint32_t letters,
                        size_t characters)
{
    return characters <= walk->characters + walk->limit &&
           walk->characters <= characters + walk->limit &&
           letters_lost(letters, walk->letters) <= walk->limit &&
           letters_lost(walk->letters, letters) <= walk->limit;
}

const char *area_names_next(const pov_catalogue *catalogue,
                            area_names_walk *walk, area_sounds *sounds)
{
    const area_store *store = catalogue->areas;
    const area_pack *pack = store->pack;
    const added_names *added = &store->names[AREA_BARES];
    size_t n = pack->spellings[AREA_BARES].count;

    while (walk->at < n) {
        size_t i = walk->at++;
        const packed_sound *s = &pack->sounds[i];

        if (!may_be_near(walk, s->letters, s->characters))
            continue;
        *sounds =
            (area_sounds){pack->text + s->text, s->letters, s->characters};
        return pack->text + pack->spellings[AREA_BARES].items[i].text;
    }
    while (walk->at < n + added->lists.count) {
        const area_name_list *list = added->lists.items[walk->at++ - n];

        if (!may_be_near(walk, list->sounds.letters, list->sounds.characters))
            continue;
        *sounds = list->sounds;
        return list->text;
    }
    return NULL;
}

/** A former full name with and without its rank; a number alone ("Quận 2")
 *  is no name. */
static void add_former(pov_catalogue *catalogue, area_name name)
{
    const char *key = pov_text_key(catalogue->arena, name.key), *rest = key;
    const area_prefix *prefix = area_prefix_of(key, &rest);

    name.is_full = prefix != NULL;
    add_spelling(catalogue, name);
    if (!prefix || (*rest >= '0' && *rest <= '9'))
        return;
    name.key = rest;
    name.is_full = false;
    add_spelling(catalogue, name);
}

/** The day after the last name before `until`; open if it is the first. */
static pov_day start_of_name(const pov_area *area, pov_day until)
{
    pov_day start = POV_NO_DAY;

    for (size_t i = 0; i < area->former.count; i++) {
        pov_day end = area->former.items[i].until;

        if ((until == POV_NO_DAY || end < until) && end >= start)
            start = end;
    }
    return pov_day_next(start);
}

void area_names_add(pov_catalogue *catalogue, const pov_area *area)
{
    area_name name = {.area = area,
                      .key = area->name,
                      .from = start_of_name(area, POV_NO_DAY)};

    add_spelling(catalogue, name);
    name.key = area->full_name;
    name.is_full = true;
    add_spelling(catalogue, name);
    for (size_t i = 0; i < area->former.count; i++) {
        name.key = area->former.items[i].full_name;
        name.to = area->former.items[i].until;
        name.from = start_of_name(area, name.to);
        add_former(catalogue, name);
    }
}

const char *area_with_apostrophe(const char *bare, size_t at, pov_arena *arena)
{
    const char *rest = bare + at + 1 + (bare[at + 1] == '\'');

    return pov_arena_format(arena, "%.*s%s%s", (int)at + 1, bare,
                            bare[at + 1] == '\'' ? "" : "'", rest);
}

/** A key without apostrophes, and with one way to write the Đắk of the Central
 *  Highlands: no mark is wrong in "Đăk Ha" and "Ea TLing". */
static const char *highland_key(const char *name, pov_arena *arena)
{
    static const char *const ways[] = {"đắk ", "đak ", "dak "};
    char *key = pov_arena_format(arena, "%s ", pov_text_key(arena, name));
    char *to = key;

    for (const char *from = key; *from; from++)
        if (*from != '\'')
            *to++ = *from;
    *to = '\0';
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        for (const char *at; (at = strstr(key, ways[i]));)
            key = pov_arena_format(arena, "%.*sđăk %s", (int)(at - key), key,
                                   at + strlen(ways[i]));
    return key;
}

bool area_is_spelling(const char *typed, const char *name, pov_arena *arena)
{
    const char *key = highland_key(typed, arena);
    const char *end = highland_key(name, arena);
    size_t n = strlen(key), of = strlen(end);

    return n >= of && !strcmp(key + n - of, end);
}
