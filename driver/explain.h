/* What the documentation says of the rules. */
#ifndef VFL_DRIVER_EXPLAIN_H
#define VFL_DRIVER_EXPLAIN_H

#include "base/text.h"
#include "finding/finding.h"

/* A page of docs/rules, compiled in by cmake/RulePages.cmake. */
struct rule_page {
    const char *id;
    const char *text;
};

extern const struct rule_page rule_pages[]; /* ends with a NULL id */

/* The page of RULE, as Markdown. */
const char *rule_page(enum rule rule);

/* Appends the page of RULE. */
void explain_rule(struct text *out, enum rule rule);

/* Appends a line for each rule: its name, default level and text. */
void list_rules(struct text *out);

#endif
