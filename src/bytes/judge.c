#include "bytes/judge.h"

#include <stdbool.h>
#include <string.h>

#include "bytes/decode.h"
#include "bytes/foreign.h"
#include "bytes/guess.h"
#include "bytes/misread.h"

/** How it came out, for the note. */
typedef struct opinion {
    judgement judgement;
    const char *because; /* NULL: plainly UTF-8, or refused */
} opinion;

static pov_finding *find(const exhibit *x, pov_findings *findings,
                         pov_finding_kind kind, const char *detail)
{
    return pov_find(findings, kind, (pov_place){x->path, 0, 0}, "%s",
                    pov_say(findings->language, detail));
}

static bool find_mark(const exhibit *x, opinion *o)
{
    static const struct mark {
        const char *bytes;
        size_t length;
        encoding encoding;
    } marks[] = {
        {"\xEF\xBB\xBF", 3, ENCODING_UTF_8},
        {"\xFF\xFE", 2, ENCODING_UTF_16LE},
        {"\xFE\xFF", 2, ENCODING_UTF_16BE},
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (x->n_begin >= marks[i].length &&
            !memcmp(x->begin, marks[i].bytes, marks[i].length)) {
            *o = (opinion){{marks[i].encoding, marks[i].length},
                           i ? "by its byte order mark" : NULL};
            return true;
        }
    return false;
}

/** Valid letters over ASCII are no chance; ASCII alone could be anything but
 *  UTF-16, which would hold NUL bytes. */
static bool is_surely_utf_8(const byte_survey *s, encoding wanted)
{
    bool has_nuls = s->nuls[0] || s->nuls[1];

    return !s->bad && (s->letters || (encoding_is_utf_16(wanted) && !has_nuls));
}

/** Is it UTF-8, but for some bytes?  A legacy file holds hardly any pair of
 *  bytes that is a letter of UTF-8 by chance. */
static bool is_damaged_utf_8(const byte_survey *s)
{
    return s->vietnamese && s->vietnamese >= s->bad / 50;
}

static opinion refuse(void)
{
    return (opinion){{N_ENCODINGS, 0}, NULL};
}

static opinion form_guess(const exhibit *x, pov_findings *findings)
{
    const char *lost = misread_lost(x->sample, x->n_sample, findings->arena);
    guess g;

    if (lost) {
        find(x, findings, POV_FOUND_LETTERS_LOST, lost);
        return refuse();
    }
    g = guess_encoding(x->sample, x->n_sample, findings->language,
                       findings->arena);
    if (g.encoding == ENCODING_VNI)
        find(x, findings, POV_FOUND_VNI_TEXT, "guessed from its words");
    else if (g.encoding == N_ENCODINGS)
        find(x, findings, POV_FOUND_UNCERTAIN_ENCODING,
             pov_arena_format(findings->arena,
                              pov_say(findings->language, "may be %s"),
                              g.candidates));
    else
        return (opinion){{g.encoding, 0}, "guessed from its words"};
    return refuse();
}

static opinion form_opinion(const exhibit *x, pov_findings *findings)
{
    const byte_survey *s = &x->all;
    opinion o = {{ENCODING_UTF_8, 0}, NULL};

    if (find_mark(x, &o) || x->wanted == ENCODING_UTF_8 ||
        is_surely_utf_8(s, x->wanted))
        return o;
    if (x->wanted != N_ENCODINGS)
        return (opinion){{x->wanted, 0}, "by --encoding"};
    if (byte_survey_has_nuls_of(s, 1))
        return (opinion){{ENCODING_UTF_16LE, 0}, "guessed from its NUL bytes"};
    if (byte_survey_has_nuls_of(s, 0))
        return (opinion){{ENCODING_UTF_16BE, 0}, "guessed from its NUL bytes"};
    if (!s->bad || is_damaged_utf_8(s))
        return o;
    return form_guess(x, findings);
}

/** Was the text spoilt before it was encoded?  Errors: true and a finding. */
static bool is_misread(const exhibit *x, encoding e, pov_findings *findings)
{
    pov_arena *scratch = pov_arena_new();
    const char *text = x->sample;
    size_t n = x->n_sample;
    const char *what;
    pov_finding_kind kind = POV_FOUND_ENCODED_TWICE;

    if (e != ENCODING_UTF_8) {
        char *decoded = pov_arena_alloc(scratch, MOST_DECODED * n + 1);

        decode(decoder_new(e, scratch), x->sample, n, true, decoded, &n);
        text = decoded;
    }
    what = misread_twice(text, n, findings->language, scratch);
    if (!what) {
        what = misread_lost(text, n, scratch);
        kind = POV_FOUND_LETTERS_LOST;
    }
    if (what)
        find(x, findings, kind, what);
    pov_arena_free(scratch);
    return what != NULL;
}

static void note_encoding(const exhibit *x, const opinion *o,
                          pov_findings *findings)
{
    encoding e = o->judgement.encoding;
    pov_language l = findings->language;
    bool is_obeyed = x->wanted == N_ENCODINGS || x->wanted == e;
    const char *because =
        o->because ? o->because : "for all its letters are valid";

    if (o->because || !is_obeyed)
        pov_find(findings, POV_FOUND_ENCODING, (pov_place){x->path, 0, 0},
                 "%s, %s%s%s", encoding_name(e), pov_say(l, because),
                 is_obeyed ? "" : pov_say(l, ", not as --encoding says: "),
                 is_obeyed ? "" : encoding_name(x->wanted));
}

judgement judge_encoding(const exhibit *x, pov_findings *findings)
{
    const char *foreign = foreign_kind(x->begin, x->n_begin, x->wanted);
    opinion o = foreign ? refuse() : form_opinion(x, findings);
    encoding e = o.judgement.encoding;

    if (foreign)
        find(x, findings, POV_FOUND_NOT_TEXT, foreign);
    if (e == N_ENCODINGS)
        return o.judgement;
    if (x->wanted == N_ENCODINGS && is_misread(x, e, findings))
        return refuse().judgement;
    if (encoding_is_utf_16(e) && x->all.length % 2)
        find(x, findings, POV_FOUND_CUT_OFF,
             "an odd number of bytes for UTF-16");
    note_encoding(x, &o, findings);
    return o.judgement;
}
