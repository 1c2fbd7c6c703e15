/* What the documentation says of the rules. */
#ifndef VFL_DRIVER_EXPLAIN_H
#define VFL_DRIVER_EXPLAIN_H

#include "options.h"

/* A page of docs/rules, compiled in by cmake/RulePages.cmake. */
struct rule_page {
    const char *id;
    const char *text;
};

extern const struct rule_page rule_pages[]; /* ends with a NULL id */

/* The page of RULE, as Markdown. */
const char *rule_page(enum rule rule);

/* The page of RULE where it is installed, as a link that a terminal can follow; empty if it is not.
 */
struct text rule_link(enum rule rule);

/* Appends the page of the rule that OPTIONS name: as Markdown, or as text for a terminal. */
void explain_rule(struct text *out, const struct options *options);

/* Appends a line for each rule, its name, default level and text; or the same as JSON. */
void list_rules(struct text *out, const struct options *options);

#endif
