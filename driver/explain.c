#include "explain.h"

#include "installed.h"
#include "json_text.h"
#include "markdown.h"
#include "paths.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *rule_page(enum rule rule) {
    for (const struct rule_page *page = rule_pages; page->id; page++) {
        if (strcmp(page->id, rule_id(rule)) == 0)
            return page->text;
    }
    return ""; /* a test sees to it that there is one */
}

struct text rule_link(enum rule rule) {
    struct text path = {0}, link = {0};
    char host[256] = "";
    text_printf(&path, "../share/doc/vforklint/rules/%s.md", rule_id(rule));
    char *page = installed_file(path.at, R_OK);
    gethostname(host, sizeof host - 1);
    text_puts(&link, "");
    if (page) {
        text_printf(&link, "file://%s", host);
        path_append_uri(&link, page);
    }
    free(page);
    text_free(&path);
    return link;
}

void explain_rule(struct text *out, const struct options *options) {
    const char *page = rule_page(options->explained);
    if (terminal_wants_color(options))
        markdown_render(out, page, terminal_width());
    else
        text_puts(out, page);
}

static const char *default_level(enum rule rule) {
    return rule_default_level(rule) == LEVEL_REMARK ? "remark" : "warning";
}

static void list_rules_as_json(struct text *out) {
    json_t *rules = json_array();
    for (int i = 0; i < RULES; i++) {
        enum rule rule = (enum rule)i;
        json_array_append_new(rules, json_pack("{s:s, s:s, s:i, s:s}", "rule", rule_id(rule),
                                               "level", default_level(rule), "cwe",
                                               (int)rule_cwe(rule), "text", rule_text(rule)));
    }
    json_print(out, rules);
}

void list_rules(struct text *out, const struct options *options) {
    if (options->format == write_json) {
        list_rules_as_json(out);
        return;
    }
    for (int i = 0; i < RULES; i++) {
        enum rule rule = (enum rule)i;
        text_printf(out, "%-21s %-8s %s\n", rule_id(rule), default_level(rule), rule_text(rule));
    }
}
