/* What libFuzzer calls. */

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!fuzz_prepare())
        fuzz_fail("no reference tables in data/, or no temporary directory");
    fuzz_this.read(bytes, size, fuzz_way(bytes, size));
    return 0;
}
