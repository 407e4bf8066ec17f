#ifndef POVSTAT_TESTS_UNIT_PHRASE_CASES_H
#define POVSTAT_TESTS_UNIT_PHRASE_CASES_H

/* The rows of phrase_test.c. */

#include "povstat/phrase.h"

/* What stands around the cell. */
typedef enum around {
    TARGET, /* no form or unit column */
    ACTUAL,
    MONEY,       /* a target in VND */
    ENGLISH,     /* a target, English marks */
    IN_POINTS,   /* a target; the column says pp, ... */
    IN_PERCENT,  /* ... per cent, ... */
    IN_COUNT,    /* ... households */
    LEVEL,       /* a target; the form column says level, ... */
    REDUCTION,   /* ... reduction, ... */
    ANNUAL,      /* ... annual-reduction, ... */
    INCREASE,    /* ... increase, ... */
    DIRECTION,   /* ... direction */
    POINTS_LESS, /* both: a reduction in pp */
    N_AROUND
} around;

static const pov_phrase_hint hints[N_AROUND] = {
    [TARGET] = {.is_target = true},
    [ACTUAL] = {.is_target = false},
    [MONEY] = {.is_target = true, .meaning = POV_MEANS_MONEY},
    [ENGLISH] = {.is_target = true, .convention = POV_NUMBERS_EN},
    [IN_POINTS] = {.is_target = true,
                   .unit_known = true,
                   .unit = POV_IN_POINTS},
    [IN_PERCENT] = {.is_target = true,
                    .unit_known = true,
                    .unit = POV_IN_PERCENT},
    [IN_COUNT] = {.is_target = true, .unit_known = true, .unit = POV_IN_COUNT},
    [LEVEL] = {.is_target = true, .form_known = true, .form = POV_LEVEL},
    [REDUCTION] = {.is_target = true,
                   .form_known = true,
                   .form = POV_REDUCTION},
    [ANNUAL] = {.is_target = true,
                .form_known = true,
                .form = POV_ANNUAL_REDUCTION},
    [INCREASE] = {.is_target = true, .form_known = true, .form = POV_INCREASE},
    [DIRECTION] = {.is_target = true,
                   .form_known = true,
                   .form = POV_DIRECTION},
    [POINTS_LESS] = {.is_target = true,
                     .form_known = true,
                     .form = POV_REDUCTION,
                     .unit_known = true,
                     .unit = POV_IN_POINTS},
};

/* Short names, so that one line is one test. */
enum { L = POV_LEVEL, R = POV_REDUCTION, I = POV_INCREASE };
enum { AR = POV_ANNUAL_REDUCTION, AI = POV_ANNUAL_INCREASE };
enum { C = POV_IN_COUNT, PC = POV_IN_PERCENT, PP = POV_IN_POINTS };
enum { EQ = POV_EXACTLY, LE = POV_AT_MOST, GE = POV_AT_LEAST };
enum { LT = POV_LESS_THAN, GT = POV_MORE_THAN };
enum { SAYS_NOTHING = 0, SAYS_FORM = 1, SAYS_UNIT = 2, SAYS_BOTH = 3 };

static struct phrase_case {
    const char *text;
    around around;
    int form, unit, op, says;
    const char *amount, *stretch, *whole, *baseline;
} cases[] = {
    {"12.791", ACTUAL, L, C, EQ, 0, "12791", 0, 0, 0},
    {"12.791", TARGET, L, C, EQ, 0, "12791", 0, 0, 0},
    {"0,74%", TARGET, L, PC, EQ, 2, "0.74", 0, 0, 0},
    {"0,74", IN_PERCENT, L, PC, EQ, 0, "0.74", 0, 0, 0},
    {"0", TARGET, L, C, EQ, 0, "0", 0, 0, 0},
    {"95/12.791", ACTUAL, L, C, EQ, 2, "95", 0, "12791", 0},
    {"95 / 12.791 hộ", ACTUAL, L, C, EQ, 2, "95", 0, "12791", 0},
    {"18.305 hộ nghèo trong tổng số 82.263 hộ", ACTUAL, L, C, EQ, 2, "18305", 0,
     "82263", 0},
    {"0/12.791", ACTUAL, L, C, EQ, 2, "0", 0, "12791", 0},

    {"≥ 60", TARGET, L, C, GE, 0, "60", 0, 0, 0},
    {">= 60", TARGET, L, C, GE, 0, "60", 0, 0, 0},
    {"60 trở lên", TARGET, L, C, GE, 0, "60", 0, 0, 0},
    {"60 hộ trở lên", TARGET, L, C, GE, 2, "60", 0, 0, 0},
    {"từ 60 hộ trở lên", TARGET, L, C, GE, 2, "60", 0, 0, 0},
    {"60 trở lên", REDUCTION, R, C, GE, 0, "60", 0, 0, 0},
    {"giảm 60 hộ trở lên", TARGET, R, C, GE, 3, "60", 0, 0, 0},
    {"giảm từ 60 hộ trở lên", TARGET, R, C, GE, 3, "60", 0, 0, 0},
    {"- Giảm từ 60 hộ trở lên.", TARGET, R, C, GE, 3, "60", 0, 0, 0},
    {"giảm 60 hộ", TARGET, R, C, EQ, 3, "60", 0, 0, 0},
    {"giảm 60", TARGET, R, C, EQ, 1, "60", 0, 0, 0},
    {"giảm ít nhất 60 hộ", TARGET, R, C, GE, 3, "60", 0, 0, 0},
    {"giảm không dưới 60 hộ", TARGET, R, C, GE, 3, "60", 0, 0, 0},
    {"hộ nghèo giảm 60 hộ", TARGET, R, C, EQ, 3, "60", 0, 0, 0},
    {"giảm 12\xc2\xa0"
     "791 hộ",
     TARGET, R, C, EQ, 3, "12791", 0, 0, 0},
    {"60", REDUCTION, R, C, EQ, 0, "60", 0, 0, 0},
    {"60 hộ", ANNUAL, AR, C, EQ, 2, "60", 0, 0, 0},
    {"giảm 60 hộ", ANNUAL, AR, C, EQ, 3, "60", 0, 0, 0},

    {"còn 192 hộ", TARGET, L, C, EQ, 3, "192", 0, 0, 0},
    {"còn 8.410 hộ", TARGET, L, C, EQ, 3, "8410", 0, 0, 0},
    {"còn lại 8.410 hộ", TARGET, L, C, EQ, 3, "8410", 0, 0, 0},
    {"số hộ nghèo còn lại là 8.410 hộ", TARGET, L, C, EQ, 3, "8410", 0, 0, 0},
    {"số hộ cận nghèo còn 8.000 hộ", TARGET, L, C, EQ, 3, "8000", 0, 0, 0},
    {"xuống còn 3,5%", TARGET, L, PC, EQ, 3, "3.5", 0, 0, 0},
    {"giảm còn 3,5%", TARGET, L, PC, EQ, 3, "3.5", 0, 0, 0},
    {"giảm xuống còn 3,5%", TARGET, L, PC, EQ, 3, "3.5", 0, 0, 0},
    {"giảm tỷ lệ hộ nghèo xuống còn 3,5%", TARGET, L, PC, EQ, 3, "3.5", 0, 0,
     0},
    {"tỷ lệ hộ nghèo còn 3,5", TARGET, L, PC, EQ, 3, "3.5", 0, 0, 0},
    {"còn 12%", TARGET, L, PC, EQ, 3, "12", 0, 0, 0},
    {"còn dưới 1%", TARGET, L, PC, LT, 3, "1", 0, 0, 0},
    {"giảm xuống dưới 1%", TARGET, L, PC, LT, 3, "1", 0, 0, 0},
    {"còn từ 2 - 2,5%", TARGET, L, PC, EQ, 3, "2", "2.5", 0, 0},
    {"dưới 5%", TARGET, L, PC, LT, 2, "5", 0, 0, 0},
    {"tỷ lệ hộ nghèo dưới 1%", TARGET, L, PC, LT, 2, "1", 0, 0, 0},
    {"không quá 0,5%", TARGET, L, PC, LE, 2, "0.5", 0, 0, 0},
    {"tối đa 5%", TARGET, L, PC, LE, 2, "5", 0, 0, 0},
    {"≤ 0,54%", TARGET, L, PC, LE, 2, "0.54", 0, 0, 0},
    {"< 1%", TARGET, L, PC, LT, 2, "1", 0, 0, 0},
    {"500 hộ trở xuống", TARGET, L, C, LE, 2, "500", 0, 0, 0},

    {"2 – 2,5 điểm %", TARGET, R, PP, EQ, 2, "2", "2.5", 0, 0},
    {"2 – 2,5 điểm %", REDUCTION, R, PP, EQ, 2, "2", "2.5", 0, 0},
    {"giảm 2 - 2,5 điểm %", TARGET, R, PP, EQ, 3, "2", "2.5", 0, 0},
    {"giảm 2 ÷ 2,5 điểm %", TARGET, R, PP, EQ, 3, "2", "2.5", 0, 0},
    {"giảm từ 2 đến 2,5 điểm phần trăm", TARGET, R, PP, EQ, 3, "2", "2.5", 0,
     0},
    {"giảm từ 60 đến 70 hộ", TARGET, R, C, EQ, 3, "60", "70", 0, 0},
    {"2% đến 2,5%", POINTS_LESS, R, PP, EQ, 0, "2", "2.5", 0, 0},
    {"2 – 2,5%", POINTS_LESS, R, PP, EQ, 0, "2", "2.5", 0, 0},
    {"2 – 2,5%", IN_POINTS, R, PP, EQ, 0, "2", "2.5", 0, 0},
    {"2 – 2,5", IN_POINTS, R, PP, EQ, 0, "2", "2.5", 0, 0},
    {"2 – 2,5%", LEVEL, L, PC, EQ, 2, "2", "2.5", 0, 0},
    {"60 - 70 hộ", TARGET, L, C, EQ, 2, "60", "70", 0, 0},

    {"giảm 0,8 điểm %", TARGET, R, PP, EQ, 3, "0.8", 0, 0, 0},
    {"giảm 0,8 điểm phần trăm", TARGET, R, PP, EQ, 3, "0.8", 0, 0, 0},
    {"giảm 0,8 đ%", TARGET, R, PP, EQ, 3, "0.8", 0, 0, 0},
    {"0,8 pp", TARGET, R, PP, EQ, 2, "0.8", 0, 0, 0},
    {"0,8 pp", INCREASE, I, PP, EQ, 2, "0.8", 0, 0, 0},
    {"0,8", POINTS_LESS, R, PP, EQ, 0, "0.8", 0, 0, 0},
    {"giảm tỷ lệ hộ nghèo 0,8%", TARGET, R, PP, EQ, 3, "0.8", 0, 0, 0},
    {"giảm tỷ lệ 0,8%", TARGET, R, PP, EQ, 3, "0.8", 0, 0, 0},
    {"giảm 0,8% tỷ lệ hộ nghèo", TARGET, R, PP, EQ, 3, "0.8", 0, 0, 0},
    {"tỷ lệ hộ nghèo giảm 0,8%", TARGET, R, PP, EQ, 3, "0.8", 0, 0, 0},
    {"tỷ lệ hộ nghèo giảm 2,46%", ACTUAL, R, PP, EQ, 3, "2.46", 0, 0, 0},
    {"giảm 0,2%", IN_POINTS, R, PP, EQ, 1, "0.2", 0, 0, 0},
    {"giảm 0,2%", IN_PERCENT, R, PC, EQ, 1, "0.2", 0, 0, 0},
    {"giảm 100%", TARGET, R, PC, EQ, 3, "100", 0, 0, 0},
    {"giảm 100% hộ cận nghèo", TARGET, R, PC, EQ, 3, "100", 0, 0, 0},
    {"giảm 15% số hộ", TARGET, R, PC, EQ, 3, "15", 0, 0, 0},
    {"giảm 26,72% số hộ nghèo", TARGET, R, PC, EQ, 3, "26.72", 0, 0, 0},
    {"giảm 50% hộ nghèo", TARGET, R, PC, EQ, 3, "50", 0, 0, 0},
    {"giảm 15 % tổng số hộ nghèo", TARGET, R, PC, EQ, 3, "15", 0, 0, 0},

    {"từ 3,54% xuống còn 2,3%", TARGET, L, PC, EQ, 3, "2.3", 0, 0, "3.54"},
    {"từ 0,74% xuống 0,54%", TARGET, L, PC, EQ, 3, "0.54", 0, 0, "0.74"},
    {"giảm từ 27,37% xuống còn 24,71%", ACTUAL, L, PC, EQ, 3, "24.71", 0, 0,
     "27.37"},
    {"từ 262 xuống còn 192 hộ", TARGET, L, C, EQ, 3, "192", 0, 0, "262"},
    {"tăng từ 80% lên 95%", TARGET, L, PC, EQ, 3, "95", 0, 0, "80"},

    {"bình quân giảm 0,1 điểm %/năm", TARGET, AR, PP, EQ, 3, "0.1", 0, 0, 0},
    {"bình quân mỗi năm giảm 1,2 điểm %", TARGET, AR, PP, EQ, 3, "1.2", 0, 0,
     0},
    {"giảm bình quân 0,1 điểm %/năm", TARGET, AR, PP, EQ, 3, "0.1", 0, 0, 0},
    {"mỗi năm giảm 10% số hộ", TARGET, AR, PC, EQ, 3, "10", 0, 0, 0},
    {"bình quân hằng năm giảm 2.000 hộ", TARGET, AR, C, EQ, 3, "2000", 0, 0, 0},
    {"bình quân 0,1 điểm %/năm", TARGET, AR, PP, EQ, 2, "0.1", 0, 0, 0},
    {"0,1 điểm %", ANNUAL, AR, PP, EQ, 2, "0.1", 0, 0, 0},
    {"tăng 2 điểm %/năm", TARGET, AI, PP, EQ, 3, "2", 0, 0, 0},
    {"mỗi năm giảm từ 1 - 1,5 điểm %", TARGET, AR, PP, EQ, 3, "1", "1.5", 0, 0},
    {"tỷ lệ hộ nghèo giảm từ 1,0 đến 1,5 điểm % mỗi năm", TARGET, AR, PP, EQ, 3,
     "1", "1.5", 0, 0},
    {"giảm 1-1,5%/năm", IN_POINTS, AR, PP, EQ, 1, "1", "1.5", 0, 0},

    {"tăng 5 điểm %", TARGET, I, PP, EQ, 3, "5", 0, 0, 0},
    {"tăng 300 hộ", TARGET, I, C, EQ, 3, "300", 0, 0, 0},
    {"đạt 97%", TARGET, L, PC, EQ, 3, "97", 0, 0, 0},
    {"đạt từ 95% trở lên", TARGET, L, PC, GE, 3, "95", 0, 0, 0},
    {"ít nhất 95%", TARGET, L, PC, GE, 2, "95", 0, 0, 0},
    {"tối thiểu 90%", TARGET, L, PC, GE, 2, "90", 0, 0, 0},
    {"100%", TARGET, L, PC, EQ, 2, "100", 0, 0, 0},
    {"80%", TARGET, L, PC, EQ, 2, "80", 0, 0, 0},
    {"80% số xã", TARGET, L, PC, EQ, 2, "80", 0, 0, 0},
    {"80 - 90% số xã", TARGET, L, PC, EQ, 2, "80", "90", 0, 0},
    {"95 hộ", ACTUAL, L, C, EQ, 2, "95", 0, 0, 0},
    {"153.528 triệu đồng", MONEY, L, C, EQ, 2, "153528000000", 0, 0, 0},
    {"1,5 tỷ đồng", MONEY, L, C, EQ, 2, "1500000000", 0, 0, 0},
    {"tăng 1,5 tỷ đồng", MONEY, I, C, EQ, 3, "1500000000", 0, 0, 0},
    {"1,5 tỷ đồng trở lên", MONEY, L, C, GE, 2, "1500000000", 0, 0, 0},
    {"hơn 18.000 hộ", ACTUAL, L, C, GT, 2, "18000", 0, 0, 0},
    {"trên 60", TARGET, L, C, GT, 0, "60", 0, 0, 0},
    {"thấp hơn 1,5 điểm %", ACTUAL, R, PP, EQ, 3, "1.5", 0, 0, 0},
    {"thấp hơn 1,5%", IN_POINTS, R, PP, EQ, 1, "1.5", 0, 0, 0},
    {"cao hơn 1,5 điểm %", ACTUAL, I, PP, EQ, 3, "1.5", 0, 0, 0},
    {"thấp hơn 60 hộ", REDUCTION, R, C, EQ, 3, "60", 0, 0, 0},
    {"còn thấp hơn 4%", TARGET, L, PC, LT, 3, "4", 0, 0, 0},
    {"cao hơn 90%", LEVEL, L, PC, GT, 2, "90", 0, 0, 0},

    {"không còn", TARGET, L, C, LE, 1, "0", 0, 0, 0},
    {"không còn hộ nghèo", TARGET, L, C, LE, 1, "0", 0, 0, 0},
    {"không còn hộ nghèo", ACTUAL, L, C, EQ, 1, "0", 0, 0, 0},
    {"không còn", IN_PERCENT, L, PC, LE, 1, "0", 0, 0, 0},

    {"GIẢM 60 HỘ TRỞ LÊN", TARGET, R, C, GE, 3, "60", 0, 0, 0},
    {"giam 60 ho tro len", TARGET, R, C, GE, 3, "60", 0, 0, 0},
    {"gia\xcc\x89m 60 ho\xcc\xa3\xcc\x82", TARGET, R, C, EQ, 3, "60", 0, 0, 0},
    {"bi\xcc\x80nh qua\xcc\x82n gia\xcc\x89m 0,1 \xc4\x91ie\xcc\x82\xcc\x89m "
     "%/na\xcc\x86m",
     TARGET, AR, PP, EQ, 3, "0.1", 0, 0, 0},
    {"con 192 ho", TARGET, L, C, EQ, 3, "192", 0, 0, 0},

    {"reduce by 60 households or more", TARGET, R, C, GE, 3, "60", 0, 0, 0},
    {"reduce by 15% of households", TARGET, R, PC, EQ, 3, "15", 0, 0, 0},
    {"down to 3.5%", ENGLISH, L, PC, EQ, 3, "3.5", 0, 0, 0},
    {"at least 60", TARGET, L, C, GE, 0, "60", 0, 0, 0},
    {"at most 5%", TARGET, L, PC, LE, 2, "5", 0, 0, 0},
    {"by 0.8 pp", ENGLISH, R, PP, EQ, 2, "0.8", 0, 0, 0},
    {"none left", TARGET, L, C, LE, 1, "0", 0, 0, 0},
    {"down to 12,791 households", ENGLISH, L, C, EQ, 3, "12791", 0, 0, 0},
};

enum { N_CASES = sizeof cases / sizeof *cases };

/* What is no plain value: the outcome, and part of the reason or readings. */
static struct refusal_case {
    const char *text;
    around around;
    pov_reading reading;
    const char *says;
} refusals[] = {
    {"70/262", TARGET, POV_READ_AMBIGUOUS, "reduce by 70, or 70 left of 262"},
    {"giảm 0,2%", TARGET, POV_READ_AMBIGUOUS,
     "0.2 percentage points, or 0.2% of the households"},
    {"giảm 1-1,5%/năm", TARGET, POV_READ_AMBIGUOUS,
     "1 to 1.5 percentage points, or 1 to 1.5% of the households"},
    {"2 – 2,5%", REDUCTION, POV_READ_AMBIGUOUS, "2 to 2.5 percentage points"},
    {"2 – 2,5%", TARGET, POV_READ_AMBIGUOUS,
     "a level of 2 to 2.5%, or a change by 2 to 2.5 percentage points"},
    {"0,8%", REDUCTION, POV_READ_AMBIGUOUS, "0.8 percentage points"},
    {"tăng 5%", TARGET, POV_READ_AMBIGUOUS, "5 percentage points"},
    {"hộ nghèo giảm 5%", TARGET, POV_READ_AMBIGUOUS, "5 percentage points"},
    {"thấp hơn 1,2%", ACTUAL, POV_READ_AMBIGUOUS,
     "below 1.2%, or lower by 1.2 percentage points"},
    {"cao hơn 60 hộ", TARGET, POV_READ_AMBIGUOUS, "above 60, or higher by 60"},
    {"12,791", TARGET, POV_READ_AMBIGUOUS, "12791 or 12.791"},
    {"giảm 12,791 hộ", TARGET, POV_READ_AMBIGUOUS, "12791 or 12.791"},

    {"95/0", ACTUAL, POV_READ_INVALID, "the whole is 0"},
    {"12/5", ACTUAL, POV_READ_INVALID, "larger than the whole"},
    {"giảm 1/3 số hộ", TARGET, POV_READ_INVALID, "write it as per cent"},
    {"hoàn thành", TARGET, POV_READ_INVALID, "no figure"},
    {"đạt", TARGET, POV_READ_INVALID, "no figure"},
    {"hộ nghèo", TARGET, POV_READ_INVALID, "no figure"},
    {"giảm 60 hộ, còn 135 hộ", TARGET, POV_READ_INVALID, "more than one"},
    {"95 (0,74%)", ACTUAL, POV_READ_INVALID, "more than one"},
    {"2,5 - 2%", LEVEL, POV_READ_INVALID, "larger to the smaller"},
    {"từ 2,3% xuống 3,54%", TARGET, POV_READ_INVALID, "opposite ways"},
    {"từ 262 hộ xuống 0,54%", TARGET, POV_READ_INVALID, "different units"},
    {"từ 3,54% xuống 2.3%", TARGET, POV_READ_INVALID, "conventions"},
    {"1,5 - 2 tỷ đồng", MONEY, POV_READ_INVALID, "different units"},
    {"còn 0,8 điểm %", TARGET, POV_READ_INVALID, "a change, not a level"},
    {"0,8 điểm %", LEVEL, POV_READ_INVALID, "a change, not a level"},
    {"mỗi năm còn 3%", TARGET, POV_READ_INVALID, "per year"},
    {"giảm 60 hộ", LEVEL, POV_READ_INVALID,
     "the words say reduction, the column says level"},
    {"tăng 60 hộ", REDUCTION, POV_READ_INVALID,
     "the words say increase, the column says reduction"},
    {"còn 60 hộ", REDUCTION, POV_READ_INVALID,
     "the words say level, the column says reduction"},
    {"mỗi năm giảm 60 hộ", REDUCTION, POV_READ_INVALID,
     "the words say annual-reduction, the column says reduction"},
    {"0,1 điểm %/năm", REDUCTION, POV_READ_INVALID, "per year"},
    {"giảm 60 hộ", DIRECTION, POV_READ_INVALID,
     "the words say reduction, the column says direction"},
    {"60", DIRECTION, POV_READ_INVALID, "the column says direction"},
    {"giảm 60 hộ", IN_POINTS, POV_READ_INVALID,
     "the words say a count, the column says percentage points"},
    {"giảm 0,8 điểm %", IN_PERCENT, POV_READ_INVALID,
     "the words say percentage points, the column says per cent"},
    {"giảm 15% số hộ", IN_POINTS, POV_READ_INVALID,
     "the words say per cent, the column says percentage points"},
    {"0,74%", IN_COUNT, POV_READ_INVALID,
     "the words say per cent, the column says a count"},
    {"giảm 0,2%", IN_COUNT, POV_READ_INVALID,
     "the words say per cent, the column says a count"},
    {"tỷ lệ hộ nghèo giảm 60 hộ", TARGET, POV_READ_INVALID, "a rate and"},
    {"12.79", TARGET, POV_READ_INVALID, "12790 or 12.79"},
    {"giảm 12.79 hộ", TARGET, POV_READ_INVALID, "12790 or 12.79"},
    {"giảm 12..79 hộ", TARGET, POV_READ_INVALID, "in threes"},
    {"-95", TARGET, POV_READ_INVALID, "negative"},
    {"01/12/2024", TARGET, POV_READ_INVALID, "date"},
    {"1O5", TARGET, POV_READ_INVALID, "letter"},
    {"giảm chừng 60 hộ", TARGET, POV_READ_INVALID, "words"},
    {"60 hộ giảm", TARGET, POV_READ_INVALID, "order"},
    {"95 con", TARGET, POV_READ_INVALID, "order"},
    {"tăng giảm 5 hộ", TARGET, POV_READ_INVALID, "order"},
    {"từ 2 đến 2,5% trở lên", TARGET, POV_READ_AMBIGUOUS, "a range"},
    {"giảm 60 hộ còn 50 hộ", TARGET, POV_READ_AMBIGUOUS, "two levels"},
    {"giảm 60 đồng", TARGET, POV_READ_INVALID, "money"},

    {"giảm 0.8 điểm %", TARGET, POV_READ_DOUBTFUL, "English"},
    {"0.74%", ACTUAL, POV_READ_DOUBTFUL, "English"},
    {"giảm 12 791 hộ", TARGET, POV_READ_DOUBTFUL, "plain blank"},
    {"95 hộ*", ACTUAL, POV_READ_DOUBTFUL, "footnote"},

    {"", TARGET, POV_READ_MISSING, NULL},
    {" ", ACTUAL, POV_READ_MISSING, NULL},
    {"-", TARGET, POV_READ_MISSING, NULL},
    {"–", ACTUAL, POV_READ_MISSING, NULL},
    {"chưa có số liệu", ACTUAL, POV_READ_MISSING, NULL},
    {"không", ACTUAL, POV_READ_NIL, NULL},
};

enum { N_REFUSALS = sizeof refusals / sizeof *refusals };

#endif
