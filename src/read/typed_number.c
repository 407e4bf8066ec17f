#include "read/typed_number.h"

enum { MOST_DIGITS = 9 /* more may be too many for anything */ };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool typed_number_split(const char *text, size_t length,
                        char marks[TYPED_NUMBER_LONGEST + 8], int64_t *units)
{
    size_t at = 0, digits = 0, n_marks = 0, blanks = 0;
    uint64_t sum = 0, few;

    if (length > TYPED_NUMBER_LONGEST)
        return false;
    for (; at < length && !is_digit(text[at]); at++) {
        marks[at] = text[at];
        blanks += text[at] == ' ';
    }
    if (at < length && length - at <= sizeof few &&
        typed_number_few(text + at, length - at, &few, units)) {
        memcpy(marks + at, &few, sizeof few);
        return blanks < 2;
    }
    for (; at < length; at++)
        if (is_digit(text[at])) {
            marks[at] = digits++ || text[at] != '0' ? '9' : '0';
            sum = sum * 10 + (uint64_t)(text[at] - '0');
        } else if (text[at] == '.' || text[at] == ',') {
            marks[at] = text[at];
            n_marks++;
        } else
            break;
    for (; at < length; at++) {
        if (is_digit(text[at]))
            return false;
        marks[at] = text[at];
        blanks += text[at] == ' ';
    }
    *units = (int64_t)sum;
    return digits && digits <= MOST_DIGITS && blanks < 2 &&
           (n_marks || !typed_may_be_year(sum));
}
