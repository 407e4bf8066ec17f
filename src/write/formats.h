#ifndef POVSTAT_WRITE_FORMATS_H
#define POVSTAT_WRITE_FORMATS_H

#include "povstat/write.h"

#define FORMAT(writer, name, extension, draws, about)                          \
    void write_##writer(const pov_report *report,                              \
                        const pov_write_options *options, FILE *out);
#include "write/formats.def"

#endif
