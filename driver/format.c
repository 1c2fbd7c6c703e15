#include "format.h"

#include <string.h>

static const struct format_row {
    const char *name;
    report_writer *writer;
} rows[] = {
#define FORMAT(name, writer) {name, writer},
#include "formats.def"
#undef FORMAT
};

enum { ROWS = sizeof rows / sizeof rows[0] };

report_writer *format_writer(const char *name, struct text *known) {
    for (size_t i = 0; i < ROWS; i++) {
        if (strcmp(rows[i].name, name) == 0)
            return rows[i].writer;
    }
    for (size_t i = 0; i < ROWS; i++)
        text_printf(known, "%s%s", i > 0 ? ", " : "", rows[i].name);
    return NULL;
}
