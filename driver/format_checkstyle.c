/* Checkstyle's XML, which Jenkins and reviewdog read: a file element for each file with findings.
 */
#include "format.h"
#include "paths.h"
#include "span.h"
#include "xml.h"

#include <string.h>

static const char *const severities[] = {"", "info", "warning", "error"};

static void write_error(struct text *out, const struct report *report,
                        const struct finding *finding) {
    struct span span = span_of(report->lines, &finding->loc);
    text_puts(out, "    <error");
    xml_number(out, "line", span.line);
    if (span.column > 0)
        xml_number(out, "column", span.column);
    xml_attribute(out, "severity", severities[finding->level]);
    xml_attribute(out, "message", finding->message);
    xml_attribute(out, "source", rule_id(finding->rule));
    text_puts(out, "/>\n");
}

static bool is_in_same_file(const struct report *report, size_t a, size_t b) {
    const struct finding *all = report->findings->all.at;
    return strcmp(all[a].loc.path, all[b].loc.path) == 0;
}

void write_checkstyle(struct text *out, const struct report *report) {
    text_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    for (size_t i = 0; i < report->findings->all.count; i++) {
        if (i == 0 || !is_in_same_file(report, i - 1, i)) {
            struct text path = report_path(report->findings->all.at[i].loc.path);
            text_puts(out, i == 0 ? "  <file" : "  </file>\n  <file");
            xml_attribute(out, "name", path.at);
            text_puts(out, ">\n");
            text_free(&path);
        }
        write_error(out, report, &report->findings->all.at[i]);
    }
    text_puts(out,
              report->findings->all.count > 0 ? "  </file>\n</checkstyle>\n" : "</checkstyle>\n");
}
