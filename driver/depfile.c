#include "depfile.h"

#include <string.h>

/* What GNU Make and Ninja both take for a file name's own character: gcc quotes likewise. */
static void append_name(struct text *out, const char *name) {
    for (; *name; name++) {
        if (*name == '$')
            text_puts(out, "$");
        else if (*name == '#' || *name == ' ' || *name == '\t')
            text_puts(out, "\\");
        text_add(out, name, 1);
    }
}

void depfile_append(struct text *out, const char *target, const struct ir_unit *unit) {
    append_name(out, target);
    text_puts(out, ": ");
    append_name(out, unit->main_file);
    for (uint32_t i = 0; i < unit->file_count; i++) {
        if (strcmp(unit->files[i].path, unit->main_file) == 0)
            continue;
        text_puts(out, " \\\n  ");
        append_name(out, unit->files[i].path);
    }
    text_puts(out, "\n");
    for (uint32_t i = 0; i < unit->file_count; i++) {
        if (strcmp(unit->files[i].path, unit->main_file) == 0)
            continue;
        text_puts(out, "\n");
        append_name(out, unit->files[i].path);
        text_puts(out, ":\n");
    }
}
