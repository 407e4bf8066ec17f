#ifndef POVSTAT_WRITE_FORMATS_H
#define POVSTAT_WRITE_FORMATS_H

#include "povstat/write.h"

typedef void write_report(const pov_report *report,
                          const pov_write_options *options, FILE *out);

write_report write_text, write_markdown, write_html, write_csv, write_json,
    write_ndjson, write_xlsx;

#endif
