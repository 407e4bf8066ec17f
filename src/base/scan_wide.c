/* The same source for processors with AVX2: half as many steps. */

#if defined __x86_64__ && !defined __clang__
#pragma GCC target("avx2,bmi,popcnt")
#endif

#include "base/scan_lanes.h"

#ifdef SCAN_WIDE
size_t scan_plain_wide(const char *text, size_t n, uint64_t *letters)
{
    return scan_plain(text, n, letters);
}

size_t scan_marks_wide(const char *text, size_t n, char a, char b,
                       uint32_t *marks)
{
    return scan_marks(text, n, a, b, marks);
}

void scan_mix_wide(uint32_t mixed[POV_MIXED], const char *bytes, size_t n)
{
    scan_mix(mixed, bytes, n);
}
#endif
