/* JUnit's XML: a test case for each finding, which fails unless it is a remark, and one that passes
 * for each file without findings. */
#include "format.h"
#include "paths.h"
#include "place.h"
#include "printable.h"
#include "xml.h"

#include <string.h>

static bool has_findings(const struct report *report, const char *path) {
    for (size_t i = 0; i < report->findings->all.count; i++) {
        if (strcmp(report->findings->all.at[i].loc.path, path) == 0)
            return true;
    }
    return false;
}

static void begin_case(struct text *out, const char *name, const char *path) {
    struct text relative = report_path(path);
    text_puts(out, "    <testcase");
    xml_attribute(out, "name", name);
    xml_attribute(out, "classname", relative.at);
    xml_attribute(out, "time", "0");
    text_puts(out, ">");
    text_free(&relative);
}

static void write_line(struct text *out, const struct source_loc *loc, const char *kind,
                       const char *message) {
    struct text line = {0};
    print_loc(&line, loc->path, loc->line, loc->column);
    text_puts(&line, kind);
    text_puts(&line, message);
    xml_text(out, line.at);
    text_puts(out, "\n");
    text_free(&line);
}

static void write_finding(struct text *out, const struct finding *finding) {
    struct text name = {0};
    text_printf(&name, "%s at %u:%u", rule_id(finding->rule), finding->loc.line,
                finding->loc.column);
    begin_case(out, name.at, finding->loc.path);
    text_free(&name);
    bool fails = finding->level > LEVEL_REMARK;
    text_puts(out, fails ? "<failure" : "<system-out");
    if (fails) {
        xml_attribute(out, "type", rule_id(finding->rule));
        xml_attribute(out, "message", finding->message);
    }
    text_puts(out, ">");
    write_line(out, &finding->loc, "", finding->message);
    for (uint32_t i = 0; i < finding->note_count; i++)
        write_line(out, &finding->notes[i].loc, "note: ", finding->notes[i].text);
    text_puts(out, fails ? "</failure></testcase>\n" : "</system-out></testcase>\n");
}

/* Appends the cases; how many there are, and how many of them FAILED. */
static unsigned long write_cases(struct text *out, const struct report *report,
                                 unsigned long *failed) {
    unsigned long cases = 0;
    for (size_t i = 0; i < report->findings->all.count; i++, cases++) {
        write_finding(out, &report->findings->all.at[i]);
        *failed += report->findings->all.at[i].level > LEVEL_REMARK;
    }
    for (size_t i = 0; i < report->file_count; i++) {
        if (has_findings(report, report->files[i]))
            continue;
        begin_case(out, "no findings", report->files[i]);
        text_puts(out, "</testcase>\n");
        cases++;
    }
    return cases;
}

static void begin_element(struct text *out, const char *name, unsigned long cases,
                          unsigned long failed) {
    text_printf(out, "<%s", name);
    xml_attribute(out, "name", "vforklint");
    xml_number(out, "tests", cases);
    xml_number(out, "failures", failed);
    xml_number(out, "errors", 0);
    xml_attribute(out, "time", "0");
    text_puts(out, ">\n");
}

void write_junit(struct text *out, const struct report *report) {
    struct text cases = {0};
    unsigned long failed = 0;
    text_puts(&cases, "");
    unsigned long count = write_cases(&cases, report, &failed);
    text_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    begin_element(out, "testsuites", count, failed);
    text_puts(out, "  ");
    begin_element(out, "testsuite", count, failed);
    text_add(out, cases.at, cases.length);
    text_puts(out, "  </testsuite>\n</testsuites>\n");
    text_free(&cases);
}
