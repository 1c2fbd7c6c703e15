/* SARIF 2.1.0 as GitHub's code scanning reads it (docs.github.com, "SARIF support for code
 * scanning"). primaryLocationLineHash is a hash of GitHub's own: it is left out, and GitHub's
 * upload action computes it. */
#include "explain.h"
#include "format.h"
#include "json_text.h"
#include "paths.h"
#include "printable.h"
#include "span.h"

#include <string.h>

static const char *const levels[] = {"none", "note", "warning", "error"};

/* A message is a text in which {0} is a placeholder and [text](1) a link (SARIF 3.11.5, 3.11.6). */
static json_t *plain_message(const char *string) {
    struct text safe = {0}, text = {0};
    text_puts(&safe, "");
    text_puts(&text, "");
    print_safely(&safe, string);
    bool may_link = strstr(safe.at, "](") != NULL;
    for (const char *at = safe.at; *at; at++) {
        if (*at == '{' || *at == '}')
            text_add(&text, at, 1);
        if (may_link && (*at == '[' || *at == ']'))
            text_puts(&text, "\\");
        text_add(&text, at, 1);
    }
    json_t *message = json_pack("{s:o}", "text", json_text(text.at));
    text_free(&safe);
    text_free(&text);
    return message;
}

static json_t *uri_of(const char *path) {
    struct text uri = {0};
    text_puts(&uri, path[0] == '/' ? "file://" : "");
    path_append_uri(&uri, path);
    json_t *string = json_text(uri.at);
    text_free(&uri);
    return string;
}

static json_t *artifact_of(const char *path) {
    struct text relative = report_path(path);
    json_t *artifact = json_pack("{s:o}", "uri", uri_of(relative.at));
    if (relative.at[0] != '/')
        json_object_set_new(artifact, "uriBaseId", json_string("%SRCROOT%"));
    text_free(&relative);
    return artifact;
}

static json_t *location_of(const struct report *report, const struct source_loc *loc) {
    struct span at = span_of(report->lines, loc);
    json_t *physical = json_pack("{s:o}", "artifactLocation", artifact_of(loc->path));
    json_t *region = json_pack("{s:i}", "startLine", (int)(at.line ? at.line : 1));
    if (at.column > 0)
        json_object_set_new(region, "startColumn", json_integer(at.column));
    if (at.end_column > 0)
        json_object_set_new(region, "endColumn", json_integer(at.end_column));
    const char *line;
    size_t length;
    if (source_line(report->lines, loc_file(loc), loc_file_line(loc), &line, &length)) {
        struct text snippet = {0};
        text_add(&snippet, line, length);
        json_t *text = json_pack("{s:o}", "text", json_text(snippet.at));
        json_t *context = json_pack("{s:i, s:o}", "startLine", (int)loc->line, "snippet", text);
        json_object_set_new(physical, "contextRegion", context);
        text_free(&snippet);
    }
    json_object_set_new(physical, "region", region);
    return json_pack("{s:o}", "physicalLocation", physical);
}

static json_t *told_location(const struct report *report, const struct source_loc *loc,
                             const char *text) {
    json_t *location = location_of(report, loc);
    json_object_set_new(location, "message", plain_message(text));
    return location;
}

static void add_step(json_t *steps, const char *importance, json_t *location) {
    json_array_append_new(steps,
                          json_pack("{s:o, s:s}", "location", location, "importance", importance));
}

/* The story in its order: the vfork, the calls, what is found, the calls in it, the parent. */
static json_t *code_flows_of(const struct report *report, const struct finding *finding) {
    json_t *steps = json_array();
    for (uint32_t i = 0; i <= finding->note_count; i++) {
        if (i == finding->lead_count)
            add_step(steps, "essential", told_location(report, &finding->loc, finding->message));
        if (i < finding->note_count)
            add_step(steps, "important",
                     told_location(report, &finding->notes[i].loc, finding->notes[i].text));
    }
    return json_pack("[{s:[{s:o}]}]", "threadFlows", "locations", steps);
}

static json_t *related_locations_of(const struct report *report, const struct finding *finding) {
    json_t *related = json_array();
    for (uint32_t i = 0; i < finding->note_count; i++) {
        json_t *location = told_location(report, &finding->notes[i].loc, finding->notes[i].text);
        json_object_set_new(location, "id", json_integer(i + 1));
        json_array_append_new(related, location);
    }
    return related;
}

static json_t *result_of(const struct report *report, const struct finding *finding) {
    json_t *result =
        json_pack("{s:s, s:i, s:s, s:o, s:[o], s:{s:o}}", "ruleId", rule_id(finding->rule),
                  "ruleIndex", (int)finding->rule, "level", levels[finding->level], "message",
                  plain_message(finding->message), "locations", location_of(report, &finding->loc),
                  "partialFingerprints", "vforklint/v1", json_hex(finding->fingerprint));
    if (finding->note_count == 0)
        return result;
    json_object_set_new(result, "codeFlows", code_flows_of(report, finding));
    json_object_set_new(result, "relatedLocations", related_locations_of(report, finding));
    return result;
}

/* "vfork-local-write" as SARIF wants names of rules: "VforkLocalWrite". */
static json_t *rule_name(enum rule rule) {
    struct text name = {0};
    bool begins_word = true;
    for (const char *at = rule_id(rule); *at; at++) {
        char upper = (char)(begins_word && *at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
        begins_word = *at == '-';
        if (!begins_word)
            text_add(&name, &upper, 1);
    }
    json_t *string = json_text(name.at);
    text_free(&name);
    return string;
}

/* What the rule reports, as a sentence. */
static json_t *rule_sentence(enum rule rule) {
    struct text sentence = {0};
    text_printf(&sentence, "%s.", rule_text(rule));
    if (sentence.at[0] >= 'a' && sentence.at[0] <= 'z')
        sentence.at[0] = (char)(sentence.at[0] - 'a' + 'A');
    json_t *message = json_pack("{s:o}", "text", json_text(sentence.at));
    text_free(&sentence);
    return message;
}

static json_t *rule_of(enum rule rule) {
    struct text cwe = {0};
    text_printf(&cwe, "external/cwe/cwe-%03u", rule_cwe(rule));
    bool is_remark = rule_default_level(rule) == LEVEL_REMARK;
    const char *page = rule_page(rule);
    json_t *object = json_pack(
        "{s:s, s:o, s:o, s:o, s:{s:s, s:s}, s:{s:s}, s:{s:[s, s, o], s:s, s:s}}", "id",
        rule_id(rule), "name", rule_name(rule), "shortDescription", rule_sentence(rule),
        "fullDescription", rule_sentence(rule), "help", "text", page, "markdown", page,
        "defaultConfiguration", "level", is_remark ? "note" : "warning", "properties", "tags",
        "vfork", "reliability", json_text(cwe.at), "precision", is_remark ? "medium" : "high",
        "problem.severity", is_remark ? "recommendation" : "warning");
    text_free(&cwe);
    return object;
}

static json_t *driver_of(void) {
    json_t *rules = json_array();
    for (int i = 0; i < RULES; i++)
        json_array_append_new(rules, rule_of((enum rule)i));
    return json_pack("{s:s, s:s, s:s, s:o}", "name", "vforklint", "version", VFORKLINT_VERSION,
                     "semanticVersion", VFORKLINT_VERSION, "rules", rules);
}

void write_sarif(struct text *out, const struct report *report) {
    json_t *results = json_array();
    for (size_t i = 0; i < report->findings->all.count; i++)
        json_array_append_new(results, result_of(report, &report->findings->all.at[i]));
    json_t *run = json_pack("{s:{s:o}, s:[{s:b}], s:s, s:o}", "tool", "driver", driver_of(),
                            "invocations", "executionSuccessful", report->complete, "columnKind",
                            "unicodeCodePoints", "results", results);
    json_print(out, json_pack("{s:s, s:s, s:[o]}", "$schema",
                              "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0",
                              "runs", run));
}
