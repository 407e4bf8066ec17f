#include "cases.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <utf8proc.h>

#include "povstat/lanes.h"
#include "povstat/letters.h"
#include "povstat/text.h"
#include "povstat/utf8.h"
#include "bytes/judge.h"
#include "bytes/survey.h"
#include "no_processes.h"
#include "read/rows.h"

#define FOLDER "tests/data/encodings/"

enum { MOST_BYTES = 4096, MOST_LINES = 16 };

/** "P005 P020": the codes found, each once, in the order of the first. */
static const char *codes_of(const pov_findings *findings)
{
    const char *codes = "";

    for (size_t i = 0; i < findings->count; i++) {
        const char *code = pov_finding_types[findings->items[i]->kind].code;

        if (!strstr(codes, code))
            codes = pov_arena_format(findings->arena, "%s%s%s", codes,
                                     *codes ? " " : "", code);
    }
    return codes;
}

/** The detail of the first finding, or "". */
static const char *detail_of(const pov_findings *findings)
{
    return findings->count && findings->items[0]->detail
               ? findings->items[0]->detail
               : "";
}

typedef const char *spelling(pov_arena *arena, const char *text);

static const char *read_rows(row_reader *rows, spelling *spell,
                             pov_arena *arena)
{
    const char *table = "";
    record row = {0};

    while (rows_next(rows, &row)) {
        for (size_t i = 0; !row.is_damaged && i < row.count; i++)
            table = pov_arena_format(arena, "%s%s%c", table,
                                     spell(arena, row.items[i].text),
                                     i + 1 < row.count ? '|' : '\n');
        if (row.is_damaged)
            table = pov_arena_format(arena, "%s!\n", table);
    }
    return table;
}

/** All rows: "cell|cell\n", each as `spell` has it, "!\n" for a damaged one;
 *  a second reading must give the same. */
static const char *read_table(const char *path, const char *wanted,
                              char delimiter, spelling *spell,
                              pov_findings *findings)
{
    pov_arena *arena = findings->arena;
    row_reader *rows =
        rows_open(path, &(pov_opening){.encoding = wanted}, arena, findings);
    const char *table;
    size_t found;

    assert_non_null(rows);
    rows_set_delimiter(rows, delimiter);
    table = read_rows(rows, spell, arena);
    found = findings->count;
    rows_rewind(rows);
    findings->muted = true; /* what is wrong with the rows was told */
    assert_string_equal(read_rows(rows, spell, arena), table);
    findings->muted = false;
    assert_int_equal(findings->count, found);
    rows_close(rows);
    return table;
}

/* What is found in each file of the folder. */
static struct sample_case {
    const char *file, *codes, *detail;
} samples[] = {
    {"utf8.csv", "", ""},
    {"utf8-lf.csv", "", ""},
    {"utf8-cr.csv", "", ""},
    {"utf8-bom.csv", "", ""},
    {"utf8-nfd.csv", "", ""},
    {"utf8-comma.csv", "", ""},
    {"utf8-tab.csv", "", ""},
    {"utf8-quoteall.csv", "", ""},
    {"utf8-sepline.csv", "", ""},
    {"utf16le-bom-tab.csv", "P020", "utf-16le, by its byte order mark"},
    {"utf16le-bom.csv", "P020", "utf-16le, by its byte order mark"},
    {"utf16be-bom.csv", "P020", "utf-16be, by its byte order mark"},
    {"utf16le-nobom.csv", "P020", "utf-16le, guessed from its NUL bytes"},
    {"utf16be-nobom.csv", "P020", "utf-16be, guessed from its NUL bytes"},
    {"cp1258.csv", "P020", "windows-1258, guessed from its words"},
    {"cp1258-comma.csv", "P020", "windows-1258, guessed from its words"},
    {"viscii.csv", "P020", "viscii, guessed from its words"},
    {"tcvn5712-1.csv", "P020", "tcvn3, guessed from its words"},
    {"tcvn3.csv", "P020", "tcvn3, guessed from its words"},
    {"vni.csv", "P024", "guessed from its words"},
    {"tcvn3-caps.csv", "P020", "tcvn3, guessed from its words"},
    {"vni-caps.csv", "P024", "guessed from its words"},
    {"viscii-caps.csv", "P020", "viscii, guessed from its words"},
    {"mojibake-utf8-as-latin1.csv", "P022",
     "'T\u00e1\u00bb\xC2\x89nh' stands for 'Tỉnh'"},
    {"lossy-questionmarks.csv", "P023", "'T?nh'"},
    {"mixed-utf8-then-cp1258.csv", "P005", "byte D2"},
    {"utf8-ctrlz.csv", "P026", "byte 1A"},
    {"utf8-nul.csv", "P006", ""},
    {"utf8-truncated.csv", "P005", "byte C3"},
    {"utf8-unterminated-quote.csv", "P013", ""},
    {"utf8-mixed-eol.csv", "P025", "CRLF here, LF before"},
    {"expected.utf8.csv", "", ""},
};

static char delimiter_from(const char *name)
{
    return !strcmp(name, "comma") ? ',' : !strcmp(name, "tab") ? '\t' : ';';
}

static const struct sample_case *sample_named(const char *file)
{
    for (size_t i = 0; i < LENGTH(samples); i++)
        if (!strcmp(samples[i].file, file))
            return &samples[i];
    fail_msg("%s is in no row", file);
    return NULL;
}

/* The manifest says which files hold the same table once they are decoded. */
static void check_sample(const record *row, pov_arena *arena)
{
    pov_findings findings = {.arena = arena}, none = {.arena = arena};
    const char *file = row->items[0].text;
    const char *same = row->items[7].text;
    const struct sample_case *expected = sample_named(file);
    bool is_any_case = !strcmp(same, "case-insensitively");
    spelling *spell = is_any_case ? pov_text_key : pov_text_nfc;
    const char *table, *wanted;

    table = read_table(pov_arena_format(arena, FOLDER "%s", file), NULL,
                       delimiter_from(row->items[3].text), spell, &findings);
    assert_string_equal(codes_of(&findings), expected->codes);
    assert_string_equal(detail_of(&findings), expected->detail);
    if (!strncmp(file, "vni", 3)) {
        assert_string_equal(table, "");
        return;
    }
    if (!strcmp(same, "no"))
        return;
    if (!strcmp(same, "after the sep= line"))
        table += strcspn(table, "\n") + 1;
    wanted = read_table(FOLDER "expected.utf8.csv", NULL, ';', spell, &none);
    assert_string_equal(table, wanted);
}

static void reads_every_sample(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    row_reader *rows =
        rows_open(FOLDER "manifest.csv", &(pov_opening){0}, arena, &findings);
    record row = {0};
    size_t n = 0;

    (void)state;
    assert_true(rows_next(rows, &row));
    for (; rows_next(rows, &row); n++) {
        assert_int_equal(row.count, 9);
        check_sample(&row, arena);
    }
    assert_int_equal(n, LENGTH(samples));
    rows_close(rows);
    pov_arena_free(arena);
}

/* One line is one test: bytes, --encoding, what is found, and the rows. */
static struct bytes_case {
    const char *name, *bytes;
    size_t n; /* 0: up to the NUL */
    const char *wanted, *codes, *detail, *table;
} bytes[] = {
    {"empty", "", 0, NULL, "", "", ""},
    {"one byte", "a", 0, NULL, "", "", "a\n"},
    {"one NUL", "\0", 1, NULL, "P006", "", "!\n"},
    {"one high byte", "\xE9", 0, NULL, "P021",
     "may be windows-1258 or tcvn3 or viscii", ""},
    {"a mark only", "\xEF\xBB\xBF", 0, NULL, "", "", ""},
    {"half a mark", "\xEF\xBB", 0, NULL, "P021",
     "may be windows-1258 or tcvn3 or viscii", ""},
    {"two marks",
     "\xEF\xBB\xBF\xEF\xBB\xBF"
     "a;b",
     0, NULL, "", "", "a|b\n"},
    {"a mark of UTF-16 only", "\xFF\xFE", 0, NULL, "P020",
     "utf-16le, by its byte order mark", ""},
    {"UTF-16 cut in half",
     "\xFF\xFE"
     "a\0;\0b\0\n\0c",
     11, NULL, "P028 P020 P005", "an odd number of bytes for UTF-16",
     "a|b\n!\n"},
    {"UTF-16 with half a pair", "\xFE\xFF\0a\0\n\xD8\x3D\0b", 10, NULL,
     "P020 P005", "utf-16be, by its byte order mark", "a\n!\n"},
    {"UTF-16 without a mark", "a\0;\0b\0\n\0", 8, NULL, "P020",
     "utf-16le, guessed from its NUL bytes", "a|b\n"},
    {"UTF-16 joined to UTF-16",
     "\xFF\xFE"
     "a\0\n\0\xFF\xFE"
     "b\0",
     10, NULL, "P020", "utf-16le, by its byte order mark", "a\nb\n"},
    {"NULs at the end of a file", "a;b\n1;2\n\0\0\0\0\0\0\0\0", 16, NULL,
     "P006", "", "a|b\n1|2\n!\n"},
    {"damaged UTF-8", "Huyện;hộ\nBa \xD0\xF4n;1\nHóa;2\n", 0, NULL, "P005",
     "bytes D0 F4", "Huyện|hộ\n!\nHóa|2\n"},
    {"long damage", "ệ\n\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\n", 0, NULL,
     "P005", "bytes FF FF FF FF FF FF FF FF and 2 more", "ệ\n!\n"},
    {"few words of TCVN3", "a;b\nV\xA9n \xA7\xE5n;1\n", 0, NULL, "P021",
     "may be tcvn3", ""},
    {"few words under a known header", "Huy\xD6n;b\nV\xA9n \xA7\xE5n;1\n", 0,
     NULL, "P020", "tcvn3, guessed from its words", "Huyện|b\nVân Đồn|1\n"},
    {"words of no language",
     "\xE9t\xE9;na\xEFve;gar\xE7on;p\xE2t\xE9;cr\xE8me;"
     "\xFC"
     "ber;\xF8re;fj\xF6rd;\xE5l;ma\xF1"
     "ana\n",
     0, NULL, "P021", "may be windows-1258 or tcvn3 or viscii", ""},
    {"--encoding settles it", "a;b\nV\xA9n \xA7\xE5n;1\n", 0, "tcvn3", "P020",
     "tcvn3, by --encoding", "a|b\nVân Đồn|1\n"},
    {"--encoding by another name", "Qua\xD2ng\n", 0, "CP1258", "P020",
     "windows-1258, by --encoding", "Quảng\n"},
    {"--encoding and an undefined byte",
     "Qua\xD2ng\n\x81"
     "a\nb\n",
     0, "windows-1258", "P020 P005", "windows-1258, by --encoding",
     "Quảng\n!\nb\n"},
    {"--encoding utf-8", "Qua\xD2ng\nb\n", 0, "utf-8", "P005", "byte D2",
     "!\nb\n"},
    {"--encoding utf-8 takes question marks", "Qu?ng B?nh;ngh?o;h?p;B?nh\n", 0,
     "utf-8", "", "", "Qu?ng B?nh|ngh?o|h?p|B?nh\n"},
    {"letters speak louder than --encoding", "Quảng;1\n", 0, "tcvn3", "P020",
     "utf-8, for all its letters are valid, not as --encoding says: tcvn3",
     "Quảng|1\n"},
    {"a mark speaks louder than --encoding",
     "\xFF\xFE"
     "a\0",
     4, "viscii", "P020",
     "utf-16le, by its byte order mark, not as --encoding says: viscii", "a\n"},
    {"ASCII is no UTF-16", "a;b\n", 0, "utf-16le", "P020",
     "utf-8, for all its letters are valid, not as --encoding says: utf-16le",
     "a|b\n"},
    {"UTF-16 by --encoding", "a\0", 2, "utf-16le", "P020",
     "utf-16le, by --encoding", "a\n"},
    {"capitals below blank by --encoding", "B\x02N;1\n", 0, "viscii", "P020",
     "viscii, by --encoding", "BẲN|1\n"},
    {"real question marks", "đúng không?;hộ?;vì sao?;ai?;12?;???\n?;ở đâu?\n",
     0, NULL, "", "", "đúng không?|hộ?|vì sao?|ai?|12?|???\n?|ở đâu?\n"},
    {"addresses",
     "https://a.vn/?p=1;https://a.vn/t?an=2;x.vn/?tin=3&?id=4;"
     "a.vn/xem?b=1;/?p=1;/?p=2\n",
     0, NULL, "", "",
     "https://a.vn/?p=1|https://a.vn/t?an=2|x.vn/?tin=3&?id=4|"
     "a.vn/xem?b=1|/?p=1|/?p=2\n"},
    {"two lost names among good ones",
     "Quảng Bình;Vân Đồn;Lệ Thủy;Bố Trạch;"
     "Đồng Hới;Qu?ng B?nh\n",
     0, NULL, "", "",
     "Quảng Bình|Vân Đồn|Lệ Thủy|Bố Trạch|Đồng Hới|Qu?ng B?nh\n"},
    {"letters lost to U+FFFD", "Qu\uFFFDng B\uFFFDnh;Huy\uFFFDn;1\n", 0, NULL,
     "P023", "'Qu\uFFFDng'", ""},
    {"letters lost in Windows-1252", "Qu?ng B\xECnh;huy?n;h? ngh\xE8o;t?nh\n",
     0, NULL, "P023", "'Qu?ng'", ""},
    {"letters lost before UTF-16",
     "\xFF\xFEt\0?\0n\0h\0;\0v\0?\0n\0;\0b\0?\0n\0", 26, NULL, "P023", "'t?nh'",
     ""},
    {"twice encoded, as Windows-1252", "Huyá»‡n;TÃ¬nh;TÃ³m;1\n", 0, NULL,
     "P022", "'Huyá»‡n' stands for 'Huyện'", ""},
    {"one cell encoded twice", "Quảng Bình;Vân Đồn;Lệ Thủy;Bố;Huyá»‡n\n", 0,
     NULL, "", "", "Quảng Bình|Vân Đồn|Lệ Thủy|Bố|Huyá»‡n\n"},
    {"Ctrl-Z alone", "\x1A", 0, NULL, "P026", "byte 1A", ""},
    {"Ctrl-Z many times", "a\nb\x1A\x1A\x1A", 0, NULL, "P026", "byte 1A",
     "a\nb\n"},
    {"Ctrl-Z inside",
     "a\x1A"
     "b\nc\n",
     0, NULL, "", "",
     "a\x1A"
     "b\nc\n"},
    {"other line ends in a cell", "a;\"b\nc\"\r\nd;e\r\n", 0, NULL, "", "",
     "a|b\nc\nd|e\n"},
    {"no line end at the end", "a\r\nb", 0, NULL, "", "", "a\nb\n"},
    {"line ends differ three times", "a\nb\r\nc\rd\n", 0, NULL, "P025",
     "CRLF here, LF before", "a\nb\nc\nd\n"},
};

static void reads_bytes(void **state)
{
    const struct bytes_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    char path[] = "/tmp/povstat-encoding-XXXXXX";
    int file = mkstemp(path);
    size_t n = c->n ? c->n : strlen(c->bytes);
    const char *table;

    assert_true(file >= 0);
    assert_int_equal(write(file, c->bytes, n), (ssize_t)n);
    close(file);
    table = read_table(path, c->wanted, ';', pov_text_nfc, &findings);
    unlink(path);
    assert_string_equal(codes_of(&findings), c->codes);
    assert_string_equal(detail_of(&findings), c->detail);
    assert_string_equal(table, c->table);
    pov_arena_free(arena);
}

/* Any part of a file is guessed right or not at all. */
static struct part_case {
    const char *file;
    encoding encoding;
    size_t least; /* parts that must be guessed */
} parts[] = {
    {"cp1258.csv", ENCODING_WINDOWS_1258, 31},
    {"tcvn3.csv", ENCODING_TCVN3, 31},
    {"tcvn3-caps.csv", ENCODING_TCVN3, 31},
    {"viscii.csv", ENCODING_VISCII, 31},
    {"viscii-caps.csv", ENCODING_VISCII, 31},
    {"vni.csv", ENCODING_VNI, 31},
    {"vni-caps.csv", ENCODING_VNI, 31},
};

static void guesses_parts(void **state)
{
    const struct part_case *c = *state;
    pov_arena *arena = pov_arena_new();
    char text[MOST_BYTES];
    FILE *in = fopen(pov_arena_format(arena, FOLDER "%s", c->file), "rb");
    size_t starts[MOST_LINES] = {0}, lines = 0, right = 0, n;

    assert_non_null(in);
    n = fread(text, 1, sizeof text, in);
    fclose(in);
    for (size_t i = 0; i < n && lines + 1 < MOST_LINES; i++)
        if (text[i] == '\n')
            starts[++lines] = i + 1;
    for (size_t from = 0; from < lines; from++)
        for (size_t to = from + 1; to <= lines; to++) {
            guess g = guess_encoding(text + starts[from],
                                     starts[to] - starts[from], POV_EN, arena);

            assert_true(g.encoding == c->encoding || g.candidates);
            right += g.encoding == c->encoding;
        }
    assert_int_equal(lines, 8);
    assert_in_range(right, c->least, 36);
    pov_arena_free(arena);
}

/* Every cut of a text into two gives the same counts. */
static void surveys_in_pieces(void **state)
{
    static const char typed[] = "aé\xC3\0ệ\xE1\xBB"
                                "b\xF0\x9F\x98\x80\xFF"
                                "0123456789\0Đ\xED\xA0\x80\xE1";
    enum { N = sizeof typed - 1 };
    byte_survey all = {0};
    char text[N + POV_LANES] = "";

    (void)state;
    memcpy(text, typed, N);
    assert_int_equal(byte_survey_add(&all, text, N, true), N);
    assert_int_equal(all.length, N);
    assert_int_equal(all.letters, 4);
    assert_int_equal(all.vietnamese, 3);
    assert_int_equal(all.bad, 8);
    assert_int_equal(all.first_high, 1);
    assert_int_equal(all.nuls[0] + all.nuls[1], 2);
    for (size_t cut = 0; cut <= N; cut++) {
        byte_survey s = {0};
        size_t used = byte_survey_add(&s, text, cut, false);

        assert_in_range(cut - used, 0, 3);
        used += byte_survey_add(&s, text + used, N - used, true);
        assert_int_equal(used, N);
        assert_memory_equal(&s, &all, sizeof s);
    }
}

static uint32_t dice(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* The first are plain, the last never, whatever is beside them. */
static const char *const pieces[] = {
    "a",        "b",    "é", "ệ", "\n",           "\u0303", "\xC3",
    "\xE1\xBB", "\x80", "–", "😀", "\xEF\xBB\xBF", "\x7F",   "\u00AD"};

enum { N_PLAIN = 6, N_ODD = 5, N_PIECES = sizeof pieces / sizeof *pieces };

/* However many are looked at at once, the counts are those of letters one by
 * one. */
static void surveys_what_letters_show(void **state)
{
    enum { N = 300, RARE = 97 };

    (void)state;
    for (uint32_t seed = 1; seed < 20000; seed++) {
        byte_survey whole = {0}, by_parts = {0}, counted = {0};
        char text[4 * N + POV_LANES];
        size_t length = 0, used = 0, left;
        uint32_t die = seed;

        for (size_t i = 0; i < seed % N; i++) {
            const char *piece =
                pieces[dice(&die) % (dice(&die) % RARE ? N_PLAIN : N_PIECES)];

            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        memset(text + length, 0x80, POV_LANES);
        assert_int_equal(byte_survey_add(&whole, text, length, true), length);
        while ((left = length - used) > 0) {
            size_t n = 4 + dice(&die) % 100;

            used += byte_survey_add(&by_parts, text + used, n < left ? n : left,
                                    n >= left);
        }
        assert_memory_equal(&by_parts, &whole, sizeof whole);
        for (used = 0; used < length;) {
            size_t n = pov_utf8_letter(text + used, length - used);

            counted.letters += n > 1;
            counted.bad += !n;
            used += n ? n : 1;
        }
        assert_int_equal(whole.letters, counted.letters);
        assert_int_equal(whole.bad, counted.bad);
    }
}

/* A stretch is not called plain where it is not, and seldom the reverse. */
static void surveys_where_it_is_odd(void **state)
{
    enum { N = 4 * SURVEYED_BYTES, N_STRETCHES = N / SURVEYED_BYTES + 1 };
    static char text[N + POV_LANES];

    (void)state;
    for (uint32_t seed = 1; seed < 2000; seed++) {
        bool odd[N_STRETCHES] = {false};
        byte_survey s = {.odd = {odd, N_STRETCHES}};
        const char *piece = pieces[N_PIECES - 1 - seed % N_ODD];
        uint32_t die = seed;
        size_t at, used = 0, n_odd = 0, begin = dice(&die) % 100;

        memset(text, 'a', N);
        for (at = 0; at + 3 < N; at += 3 + dice(&die) % 2)
            memcpy(text + at, "ệ", 3);
        at = dice(&die) % 4 * SURVEYED_BYTES + dice(&die) % 9 - 4 + begin;
        memcpy(text + at % (N - 4), piece, strlen(piece));
        while (used < N)
            used += byte_survey_add(&s, text + used,
                                    N - used < 9000 ? N - used : 9000,
                                    N - used < 9000);
        for (size_t i = 0; i < N_STRETCHES; i++)
            n_odd += odd[i];
        for (size_t i = 0; i < strlen(piece); i++)
            assert_true(odd[(at % (N - 4) + i) / SURVEYED_BYTES]);
        assert_in_range(n_odd, 1, 4);
    }
}

/** Lines of pieces and of NUL bytes, again and again; an odd number of bytes.
 */
static FILE *long_file(uint32_t seed, size_t size)
{
    enum { N = 99991, RARE = 97 };
    static char text[N];
    FILE *file = tmpfile();
    size_t length = 0;

    assert_non_null(file);
    while (length + 4 < N) {
        bool is_rare = !(dice(&seed) % RARE);
        const char *piece =
            pieces[dice(&seed) % (is_rare ? N_PIECES : N_PLAIN)];

        memcpy(text + length, piece, strlen(piece));
        length += strlen(piece) + is_rare; /* a NUL byte */
    }
    for (size_t written = 0; written < size; written += N)
        assert_int_equal(fwrite(text, 1, N, file), N);
    assert_int_equal(fflush(file), 0);
    return file;
}

/* Several processes find of a long file what one does, also if they cannot
 * begin.  Where it is odd one may
 * find elsewhere, if what is odd is near the end of a stretch. */
static void surveys_by_processes(void **state)
{
    enum { SIZE = 25 * 1024 * 1024 };
    pov_arena *arena = pov_arena_new();
    char *begin = pov_arena_alloc(arena, SAMPLE_BYTES + POV_LANES);

    (void)state;
    for (uint32_t seed = 1; seed <= 2; seed++) {
        FILE *file = long_file(seed, SIZE);
        surveyed all = {fileno(file), begin, SAMPLE_BYTES, SIZE, 1};
        byte_survey one = {0};

        rewind(file);
        assert_int_equal(fread(begin, 1, SAMPLE_BYTES, file), SAMPLE_BYTES);
        assert_true(survey_file(&all, &one, arena));
        assert_true(one.bad && one.nuls[0] && one.nuls[1]);
        while (all.processes++ < 3) {
            byte_survey more = {0}, alone = {0};
            struct rlimit limit;

            assert_true(survey_file(&all, &more, arena));
            assert_int_equal(more.odd.count, one.odd.count);
            more.odd = one.odd;
            assert_memory_equal(&more, &one, sizeof one);
            limit = forbid_processes(0);
            assert_true(survey_file(&all, &alone, arena));
            allow_processes(limit);
            alone.odd = one.odd;
            assert_memory_equal(&alone, &one, sizeof one);
        }
        fclose(file);
    }
    pov_arena_free(arena);
}

/** A text as Windows-1252 would take it for. */
static const char *misread(pov_arena *arena, const char *text)
{
    pov_letters all = {0};

    for (; *text; text++) {
        int32_t point = 0;
        char letter[4];

        while (pov_text_byte_1252(point) != (unsigned char)*text)
            point++;
        pov_letters_add(
            &all, arena, letter,
            (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)letter));
    }
    return pov_letters_text(&all, arena);
}

/* Whatever the letter, and wherever it stands among those looked at at once. */
static void knows_each_letter_encoded_twice(void **state)
{
    (void)state;
    for (int32_t point = 0x80; point < 0x2000; point++) {
        pov_arena *arena = pov_arena_new();
        pov_findings findings = {.arena = arena};
        char letter[5] = "";
        char text[256 + POV_LANES] = "";
        const char *word;
        exhibit x = {.wanted = N_ENCODINGS};

        utf8proc_encode_char(point, (utf8proc_uint8_t *)letter);
        word = misread(arena, letter);
        snprintf(text, 256, "%*s %s %s %s", (int)point % 67, "", word, word,
                 word);
        x.begin = x.sample = text;
        x.n_begin = x.n_sample = strlen(text);
        byte_survey_add(&x.all, text, x.n_begin, true);
        judge_encoding(&x, &findings);
        assert_int_equal(findings.count, 1);
        assert_int_equal(findings.items[0]->kind, POV_FOUND_ENCODED_TWICE);
        pov_arena_free(arena);
    }
}

int main(void)
{
    TEST_ROWS(bytes, name, reads_bytes);
    TEST_ROWS(parts, file, guesses_parts);
    TEST(reads_every_sample);
    TEST(knows_each_letter_encoded_twice);
    TEST(surveys_in_pieces);
    TEST(surveys_what_letters_show);
    TEST(surveys_where_it_is_odd);
    TEST(surveys_by_processes);
    return run_all("encoding", NULL, NULL);
}
