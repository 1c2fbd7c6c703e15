/* Our own format, described in docs/json-schema.json: a new member may come, what is there stays.
 */
#include "format.h"
#include "json_text.h"
#include "paths.h"

enum { FORMAT_VERSION = 1 };

static const char *const levels[] = {"", "remark", "warning", "error"};

static json_t *path_of(const struct source_loc *loc) {
    struct text path = report_path(loc->path);
    json_t *string = json_text(path.at);
    text_free(&path);
    return string;
}

/* Adds the members of LOC to OBJECT; columns are bytes, as compilers print them. */
static void set_loc(json_t *object, const struct source_loc *loc) {
    json_object_set_new(object, "file", path_of(loc));
    json_object_set_new(object, "line", json_integer(loc->line));
    json_object_set_new(object, "column", json_integer(loc->column));
    if (loc->begin_column > 0 && loc->end_column > loc->begin_column) {
        json_object_set_new(object, "beginColumn", json_integer(loc->begin_column));
        json_object_set_new(object, "endColumn", json_integer(loc->end_column));
    }
    if (loc->macro)
        json_object_set_new(object, "macro", json_safe_text(loc->macro));
}

static json_t *notes_of(const struct finding *finding) {
    json_t *notes = json_array();
    for (uint32_t i = 0; i < finding->note_count; i++) {
        json_t *note = json_object();
        set_loc(note, &finding->notes[i].loc);
        json_object_set_new(note, "message", json_safe_text(finding->notes[i].text));
        json_object_set_new(note, "before", json_boolean(i < finding->lead_count));
        json_array_append_new(notes, note);
    }
    return notes;
}

static json_t *finding_of(const struct finding *finding) {
    json_t *object = json_object();
    json_object_set_new(object, "rule", json_string(rule_id(finding->rule)));
    json_object_set_new(object, "level", json_string(levels[finding->level]));
    json_object_set_new(object, "cwe", json_integer(rule_cwe(finding->rule)));
    set_loc(object, &finding->loc);
    json_object_set_new(object, "function", json_safe_text(finding->function));
    json_object_set_new(object, "message", json_safe_text(finding->message));
    json_object_set_new(object, "fingerprint", json_hex(finding->fingerprint));
    json_object_set_new(object, "notes", notes_of(finding));
    return object;
}

void write_json(struct text *out, const struct report *report) {
    json_t *findings = json_array();
    for (size_t i = 0; i < report->findings->all.count; i++)
        json_array_append_new(findings, finding_of(&report->findings->all.at[i]));
    json_print(out, json_pack("{s:i, s:{s:s, s:s}, s:b, s:o}", "version", FORMAT_VERSION, "tool",
                              "name", "vforklint", "version", VFORKLINT_VERSION, "complete",
                              report->complete, "findings", findings));
}
