#include "place.h"

#include "printable.h"

void print_loc(struct text *out, const char *path, uint32_t line, uint32_t column) {
    /* A line that begins with "::" is a command to GitHub's runner. */
    text_puts(out, path[0] == ':' ? "./" : "");
    print_safely(out, path);
    if (line > 0)
        text_printf(out, ":%u", line);
    if (line > 0 && column > 0)
        text_printf(out, ":%u", column);
    text_puts(out, ": ");
}
