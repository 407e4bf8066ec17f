#ifndef POVSTAT_LANES_H
#define POVSTAT_LANES_H

#include <stdint.h>
#include <string.h>

/* Bytes looked at 64 at once.  What is asked of them is answered by a mask, a
 * bit for each byte, the lowest for the first.  A part of them is what the
 * processor takes at once, with AVX2 half; without SSE2, or with
 * -DPOVSTAT_PORTABLE, it is a word: the masks are the same. */

enum { POV_LANES = 64 };

#if defined __AVX2__ && !defined POVSTAT_PORTABLE

#include <immintrin.h>

typedef __m256i pov_part;

static inline pov_part pov_part_load(const char *bytes)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)bytes);
}

static inline uint64_t pov_part_mask(pov_part marked)
{
    return (uint32_t)_mm256_movemask_epi8(marked);
}

static inline pov_part pov_part_equal(pov_part x, char c)
{
    return _mm256_cmpeq_epi8(x, _mm256_set1_epi8(c));
}

static inline pov_part pov_part_either(pov_part x, char a, char b)
{
    return _mm256_or_si256(pov_part_equal(x, a), pov_part_equal(x, b));
}

static inline pov_part pov_part_less(pov_part x, signed char limit)
{
    return _mm256_cmpgt_epi8(_mm256_set1_epi8(limit), x);
}

static inline pov_part pov_part_between(pov_part x, unsigned char least,
                                        unsigned char most)
{
    pov_part moved = _mm256_add_epi8(x, _mm256_set1_epi8((char)(0x7f - most)));

    return _mm256_cmpgt_epi8(moved,
                             _mm256_set1_epi8((char)(0x7e - (most - least))));
}

#elif defined __SSE2__ && !defined POVSTAT_PORTABLE

#include <emmintrin.h>

typedef __m128i pov_part;

static inline pov_part pov_part_load(const char *bytes)
{
    return _mm_loadu_si128((const __m128i *)(const void *)bytes);
}

static inline uint64_t pov_part_mask(pov_part marked)
{
    return (uint32_t)_mm_movemask_epi8(marked);
}

static inline pov_part pov_part_equal(pov_part x, char c)
{
    return _mm_cmpeq_epi8(x, _mm_set1_epi8(c));
}

static inline pov_part pov_part_either(pov_part x, char a, char b)
{
    return _mm_or_si128(pov_part_equal(x, a), pov_part_equal(x, b));
}

/** As signed bytes: 80 is the least. */
static inline pov_part pov_part_less(pov_part x, signed char limit)
{
    return _mm_cmplt_epi8(x, _mm_set1_epi8(limit));
}

/* Between is asked of less than all 256. */

/** Moved up so that `most` is the highest of signed bytes. */
static inline pov_part pov_part_between(pov_part x, unsigned char least,
                                        unsigned char most)
{
    pov_part moved = _mm_add_epi8(x, _mm_set1_epi8((char)(0x7f - most)));

    return _mm_cmpgt_epi8(moved, _mm_set1_epi8((char)(0x7e - (most - least))));
}

#else

typedef uint64_t pov_part; /* the first byte is the lowest; the highest bit of
                              each that is marked */

static const uint64_t pov_part_ones = 0x0101010101010101;
static const uint64_t pov_part_tops = 0x8080808080808080;

static inline pov_part pov_part_load(const char *bytes)
{
    pov_part x;

    memcpy(&x, bytes, sizeof x);
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    x = __builtin_bswap64(x);
#endif
    return x;
}

static inline uint64_t pov_part_mask(pov_part marked)
{
    return ((marked & pov_part_tops) >> 7) * 0x0102040810204080 >> 56;
}

static inline pov_part pov_part_equal(pov_part x, char c)
{
    pov_part other = x ^ pov_part_ones * (unsigned char)c;

    return ~(((other & ~pov_part_tops) + ~pov_part_tops) | other);
}

static inline pov_part pov_part_either(pov_part x, char a, char b)
{
    return pov_part_equal(x, a) | pov_part_equal(x, b);
}

static inline pov_part pov_part_least(pov_part x, unsigned char least)
{
    uint64_t all = pov_part_ones * least;
    uint64_t difference = (x | pov_part_tops) - (all & ~pov_part_tops);

    return (x & ~all) | (~(x ^ all) & difference);
}

static inline pov_part pov_part_less(pov_part x, signed char limit)
{
    return ~pov_part_least(x ^ pov_part_tops, (unsigned char)(limit ^ 0x80));
}

static inline pov_part pov_part_between(pov_part x, unsigned char least,
                                        unsigned char most)
{
    return pov_part_least(x, least) &
           (most < 0xff ? ~pov_part_least(x, most + 1) : ~UINT64_C(0));
}

#endif

enum { POV_PARTS = POV_LANES / sizeof(pov_part) };

static inline pov_part pov_part_or(pov_part a, pov_part b)
{
    return a | b;
}

/** Do what follows for each part, `i` times over as many lines of code: a loop
 *  costs twice as much. */
#define POV_EACH_PART(i)                                                       \
    _Pragma("GCC unroll 8") for (size_t i = 0; i < POV_PARTS; i++)

/** The mask of a part, where it stands among those of all. */
static inline uint64_t pov_part_bits(pov_part marked, size_t i)
{
    return pov_part_mask(marked) << (i * sizeof marked);
}

/** Where two characters stand in a text, one after the other. */
typedef struct pov_marks {
    const char *text;
    size_t length;
    char a, b;
    size_t block;  /* of POV_LANES bytes: where it begins */
    uint64_t left; /* of those in it */
} pov_marks;

static inline void pov_marks_look(pov_marks *m)
{
    size_t n = m->length - m->block;
    uint64_t found = 0;

    POV_EACH_PART(i)
    {
        pov_part x = pov_part_load(m->text + m->block + i * sizeof x);

        found |= pov_part_bits(pov_part_either(x, m->a, m->b), i);
    }
    m->left = n < POV_LANES ? found & ((UINT64_C(1) << n) - 1) : found;
}

/** Shape: POV_LANES more bytes can be read behind the text. */
static inline pov_marks pov_marks_of(const char *text, size_t length, char a,
                                     char b)
{
    pov_marks m = {text, length, a, b, 0, 0};

    pov_marks_look(&m);
    return m;
}

/** The offset of the next one; the length if there is none. */
static inline size_t pov_marks_next(pov_marks *m)
{
    size_t at;

    while (!m->left) {
        if (m->length - m->block <= POV_LANES)
            return m->length;
        m->block += POV_LANES;
        pov_marks_look(m);
    }
    at = m->block + (size_t)__builtin_ctzll(m->left);
    m->left &= m->left - 1;
    return at;
}

#endif
