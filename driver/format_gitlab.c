/* GitLab's code quality report: docs.gitlab.com/ci/testing/code_quality, "Code Quality report
 * format". Paths are relative, without "./". */
#include "format.h"
#include "json_text.h"
#include "paths.h"

static const char *const severities[] = {"", "info", "major", "critical"};

static json_t *issue_of(const struct finding *finding) {
    struct text path = report_path(finding->loc.path);
    json_t *issue = json_pack("{s:s, s:o, s:s, s:o, s:s, s:[s], s:{s:o, s:{s:i}}}", "type", "issue",
                              "description", json_safe_text(finding->message), "check_name",
                              rule_id(finding->rule), "fingerprint", json_hex(finding->fingerprint),
                              "severity", severities[finding->level], "categories", "Bug Risk",
                              "location", "path", json_text(path.at), "lines", "begin",
                              (int)(finding->loc.line ? finding->loc.line : 1));
    text_free(&path);
    return issue;
}

void write_gitlab(struct text *out, const struct report *report) {
    json_t *issues = json_array();
    for (size_t i = 0; i < report->findings->all.count; i++)
        json_array_append_new(issues, issue_of(&report->findings->all.at[i]));
    json_print(out, issues);
}
