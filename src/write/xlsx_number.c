#include "write/xlsx_number.h"

#include <string.h>

enum {
    DIGITS_KEPT = 15,
    MOST_DIGITS = 40,
    MOST_EXPONENT = 9999,
};

/** ± 0.DIGITS × 10^exponent; 0 has no digits. */
typedef struct scientific {
    bool is_negative;
    int n, exponent;
    char digits[MOST_DIGITS];
} scientific;

static bool read_exponent(const char *text, int *exponent)
{
    bool is_negative = *text == '-';
    int n = 0;

    text += *text == '-' || *text == '+';
    if (!*text || text[strspn(text, "0123456789")])
        return false;
    for (; *text && n <= MOST_EXPONENT; text++)
        n = n * 10 + (*text - '0');
    *exponent += is_negative ? -n : n;
    return true;
}

static bool read(const char *text, scientific *out)
{
    bool is_behind = false, any = false;

    *out = (scientific){.is_negative = *text == '-'};
    for (text += out->is_negative; *text; text++) {
        if (*text == '.' && !is_behind) {
            is_behind = true;
            continue;
        }
        if (*text < '0' || *text > '9')
            break;
        any = true;
        if (!out->n && *text == '0') {
            out->exponent -= is_behind;
            continue;
        }
        if (out->n == MOST_DIGITS)
            return false;
        out->digits[out->n++] = *text;
        out->exponent += !is_behind;
    }
    if (any && (*text == 'e' || *text == 'E'))
        return read_exponent(text + 1, &out->exponent);
    return any && !*text;
}

static void round_to_kept(scientific *s)
{
    int at = DIGITS_KEPT;

    if (s->n > DIGITS_KEPT) {
        bool is_up = s->digits[DIGITS_KEPT] >= '5';

        s->n = DIGITS_KEPT;
        while (is_up && at > 0 && s->digits[at - 1] == '9')
            s->digits[--at] = '0';
        if (is_up && at > 0)
            s->digits[at - 1]++;
        if (is_up && !at) {
            s->digits[0] = '1'; /* 0.999… is 1 */
            s->exponent++;
        }
    }
    while (s->n && s->digits[s->n - 1] == '0')
        s->n--;
}

bool xlsx_same_number(const char *decimal, const char *written)
{
    scientific a, b;

    if (!read(decimal, &a) || !read(written, &b))
        return false;
    round_to_kept(&a);
    round_to_kept(&b);
    if (!a.n || !b.n)
        return a.n == b.n;
    return a.is_negative == b.is_negative && a.n == b.n &&
           a.exponent == b.exponent && !memcmp(a.digits, b.digits, (size_t)a.n);
}
