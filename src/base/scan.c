#include "base/scan_lanes.h"

#ifdef SCAN_WIDE
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#endif

/** Has the processor what scan_wide.c is compiled for?  The C library has asked
 *  it, and a new one tells; to ask once more takes a virtual machine longer
 *  than to read a table. */
static bool is_wide(void)
{
#ifdef CPU_FEATURE_ACTIVE
    return CPU_FEATURE_ACTIVE(AVX2) && CPU_FEATURE_ACTIVE(BMI1) &&
           CPU_FEATURE_ACTIVE(POPCNT);
#else
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("popcnt");
#endif
}
#endif

size_t pov_scan_plain(const char *text, size_t n, uint64_t *letters)
{
#ifdef SCAN_WIDE
    if (is_wide())
        return scan_plain_wide(text, n, letters);
#endif
    return scan_plain(text, n, letters);
}

size_t pov_scan_marks(const char *text, size_t n, char a, char b,
                      uint32_t *marks)
{
#ifdef SCAN_WIDE
    if (is_wide())
        return scan_marks_wide(text, n, a, b, marks);
#endif
    return scan_marks(text, n, a, b, marks);
}

void pov_scan_mix(uint32_t mixed[POV_MIXED], const char *bytes, size_t n)
{
#ifdef SCAN_WIDE
    if (is_wide()) {
        scan_mix_wide(mixed, bytes, n);
        return;
    }
#endif
    scan_mix(mixed, bytes, n);
}
