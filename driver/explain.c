#include "explain.h"

#include <string.h>

const char *rule_page(enum rule rule) {
    for (const struct rule_page *page = rule_pages; page->id; page++) {
        if (strcmp(page->id, rule_id(rule)) == 0)
            return page->text;
    }
    return ""; /* a test sees to it that there is one */
}

void explain_rule(struct text *out, enum rule rule) {
    text_puts(out, rule_page(rule));
}

void list_rules(struct text *out) {
    for (int i = 0; i < RULES; i++) {
        enum rule rule = (enum rule)i;
        text_printf(out, "%-21s %-8s %s\n", rule_id(rule),
                    rule_default_level(rule) == LEVEL_REMARK ? "remark" : "warning",
                    rule_text(rule));
    }
}
