#ifndef POVSTAT_READ_HEADING_H
#define POVSTAT_READ_HEADING_H

#include "povstat/figures.h"
#include "povstat/period.h"
#include "povstat/phrase.h"
#include "read/heading_context.h"
#include "read/layout.h"
#include "read/standard_said.h"

/** A row with more headings is none of a table: they are held against each
 *  other, and against each other's cells. */
enum { MOST_HEADINGS = 1000 };

/** What a heading calls the cells below it. */
typedef enum heading_says {
    SAYS_NOTHING, /* what the file says, or what stands at the left */
    SAYS_ACTUAL,  /* Thực hiện, Kết quả */
    SAYS_TARGET,  /* Chỉ tiêu, Kế hoạch, Mục tiêu */
} heading_says;

/** When the cells below it hold. */
typedef enum heading_when {
    WHEN_UNSAID,
    WHEN_START, /* đầu kỳ: the end of the year before */
    WHEN_END,   /* cuối kỳ */
    WHEN_DATED, /* năm 2023: see `period` */
} heading_when;

/** Months of the year that the row is of, the first and the last: "Quý I", "6
 *  tháng đầu năm".  None: the last is 0. */
typedef struct heading_months {
    int first, last;
} heading_months;

typedef enum heading_kind {
    HEADING_BLANK,
    HEADING_UNKNOWN,
    HEADING_GROUP,   /* "Trong đó": only holds those below it together */
    HEADING_COLUMN,  /* of names, dates or notes: see `column` */
    HEADING_FIGURES, /* of figures of one indicator */
} heading_kind;

/** One heading of a table, taken apart. */
typedef struct heading {
    heading_kind kind;
    const char *typed;
    column column;   /* HEADING_COLUMN */
    pov_level level; /* of the areas below it; POV_ANY_LEVEL: not said */

    /* HEADING_FIGURES: whatever is not said comes from the heading above or
     * at the left, or from the file. */
    const pov_indicator *indicator; /* NULL: not said */
    bool is_rate, is_count;         /* at most one; neither: not said */
    pov_percent_of of;              /* and of what the rate is */
    const pov_indicator *among; /* where no indicator is said, what is: "tỷ lệ
                                   so với tổng số hộ nghèo" */
    bool is_either;             /* or of its first part: "đa chiều" */
    heading_says says;
    bool is_estimate; /* "Ước thực hiện" */
    heading_when when;
    pov_period period;
    heading_months months; /* unless it is dated: of them, or their start */
    bool has_form;
    pov_form form;
    bool by_sign; /* of a change: which way, the sign of each number says */
    heading_when since; /* what it counts from: START of the year, or DATED: */
    pov_day since_day;
    bool is_left;        /* "còn lại": at the end, of those that were */
    bool points_guessed; /* nothing but the rate at its left says so */
    bool in_points;      /* a change of the rate by points, not by a share */
    bool in_many;        /* of the unit: "nghìn hộ" */
    const char *unit;    /* "triệu đồng", from its brackets; NULL: none */
    standard_said standard; /* "theo chuẩn cũ" */

    /* What it says without naming an indicator, for those below it and, with
     * the others of the table, for itself: */
    heading_context context;
    const pov_breakdown *breakdown; /* of whom, of an indicator not said */
    const heading_move *move;       /* likewise; NULL: none */
    bool is_open; /* HEADING_UNKNOWN: it only holds those below it together, and
                     says nothing that would narrow them down */
    bool has_more; /* but words that nobody knows: a bare "Số hộ" below it may
                      be of anything */
} heading;

/**
 * Take a heading apart: "Tỷ lệ hộ nghèo (%) cuối năm 2023".
 *
 * Shape:  `under` is the heading above it, or NULL: what it says is kept unless
 *         the lower one says otherwise, and "Số hộ" then is a count of what it
 *         names.  Both may make a name: "Tổng số", "Khẩu".  Else a heading that
 *         names no figure gives what it says of whom and of which way ("Diễn
 *         biến giảm số hộ nghèo"), and below one that narrows down what stands
 *         below it to something unknown ("Hộ được vay vốn") nothing is read.
 * Owns:   texts go to the arena.
 * Source: docs/extracts.md, "Tables"
 */
heading heading_read(const char *text, const heading *under,
                     const pov_catalogue *catalogue, pov_arena *arena);

/** Which column of names, dates or notes that is, with nothing above it;
 *  N_COLUMNS: none. */
column heading_column(const char *text, const pov_catalogue *catalogue,
                      pov_arena *arena);

/** Is it a date and nothing else: "2010", "Năm 2010"? */
bool heading_is_date(const heading *h);

/** Does it say when, and whether planned or found, or one of them, and nothing
 *  else: "Kế hoạch năm 2024", "Thực hiện 6 tháng"? */
bool heading_is_series(const heading *h);

/** Do both say the same of when their numbers hold? */
bool heading_same_time(const heading *a, const heading *b);

/** Take what another says of when. */
void heading_take_time(heading *h, const heading *from);

/** Take a heading as one of a part of what it is below: of no part if it is
 *  NULL.  Errors: false if it is of another part already, or of nothing that
 *  has parts. */
bool heading_take_part(heading *h, const pov_breakdown *part);

#endif
