#ifndef POVSTAT_BASE_DIGITS_H
#define POVSTAT_BASE_DIGITS_H

#include <string.h>

/** Put two digits.  Shape: `value` is below 100. */
static inline void digits_put_two(char *text, unsigned value)
{
    static const char pairs[] = "0001020304050607080910111213141516171819"
                                "2021222324252627282930313233343536373839"
                                "4041424344454647484950515253545556575859"
                                "6061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";

    memcpy(text, pairs + 2 * value, 2);
}

#endif
