#ifndef POVSTAT_SCAN_H
#define POVSTAT_SCAN_H

#include <stddef.h>
#include <stdint.h>

/* What is asked of every byte of a file.  Shape, of all texts: POV_LANES more
 * bytes can be read behind them. */

/**
 * How many bytes of a text are whole letters that are pov_utf8_plain, tabs and
 * line ends, before there is anything else?  What is odd may stand up to
 * POV_LANES bytes further.
 *
 * Shape: `letters` counts, too, those of several bytes.
 */
size_t pov_scan_plain(const char *text, size_t n, uint64_t *letters);

/** Where two characters stand in a text, and all controls that are not above
 *  CR.  Shape: there is room for `n` marks.  Returns how many there are. */
size_t pov_scan_marks(const char *text, size_t n, char a, char b,
                      uint32_t *marks);

enum { POV_MIXED = 32, POV_MIXED_BYTES = POV_MIXED * sizeof(uint32_t) };

/** Mix bytes into numbers, so that what is mixed from other bytes is another:
 *  four bytes are xored into each in its turn, which is then multiplied by
 *  0x9e3779b1 and turned left by 13 bits.  Shape: `n` is a multiple of
 *  POV_MIXED_BYTES, and no more is read. */
void pov_scan_mix(uint32_t mixed[POV_MIXED], const char *bytes, size_t n);

#endif
