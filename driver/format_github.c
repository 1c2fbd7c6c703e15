/* Workflow commands of GitHub Actions. They are escaped as actions/toolkit does it
 * (packages/core/src/command.ts); the runner turns nothing else back. */
#include "format.h"
#include "paths.h"
#include "place.h"
#include "printable.h"
#include "span.h"

#include <string.h>

static const char *const commands[] = {"", "notice", "warning", "error"};

/* Appends STRING, where each character of SPECIAL is written as %XX. */
static void escape(struct text *out, const char *string, const char *special) {
    for (; *string; string++) {
        if (strchr(special, *string))
            text_printf(out, "%%%02X", (unsigned char)*string);
        else
            text_add(out, string, 1);
    }
}

static void property(struct text *out, const char *name, const char *value) {
    text_printf(out, "%s=", name);
    escape(out, value, "%\r\n:,");
}

static void number(struct text *out, const char *name, uint32_t value) {
    if (value > 0)
        text_printf(out, ",%s=%u", name, value);
}

static void file_property(struct text *out, const char *path) {
    struct text relative = report_path(path), safe = {0};
    text_puts(&safe, "");
    print_safely(&safe, relative.at);
    property(out, "file", safe.at);
    text_free(&safe);
    text_free(&relative);
}

/* The finding and its notes: an annotation is all that many see. */
static void message(struct text *out, const struct finding *finding) {
    struct text lines = {0};
    print_safely(&lines, finding->message);
    for (uint32_t i = 0; i < finding->note_count; i++) {
        text_puts(&lines, "\n");
        print_loc(&lines, finding->notes[i].loc.path, finding->notes[i].loc.line,
                  finding->notes[i].loc.column);
        print_safely(&lines, finding->notes[i].text);
    }
    escape(out, lines.at, "%\r\n");
    text_free(&lines);
}

void write_github(struct text *out, const struct report *report) {
    for (size_t i = 0; i < report->findings->all.count; i++) {
        const struct finding *finding = &report->findings->all.at[i];
        struct span span = span_of(report->lines, &finding->loc);
        text_printf(out, "::%s title=%s,", commands[finding->level], rule_id(finding->rule));
        file_property(out, finding->loc.path);
        number(out, "line", span.line);
        number(out, "endLine", span.end_column ? span.line : 0);
        number(out, "col", span.column);
        number(out, "endColumn", span.end_column);
        text_puts(out, "::");
        message(out, finding);
        text_puts(out, "\n");
    }
}
