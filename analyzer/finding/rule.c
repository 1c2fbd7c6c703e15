/* What rules.def says of each rule. */
#include "finding/finding.h"

#include <string.h>

struct rule_row {
    const char *id;
    enum level level;
    unsigned cwe;
    const char *text;
};

static const struct rule_row rule_rows[RULES] = {
#define RULE(name, id, level, cwe, text) {id, LEVEL_##level, cwe, text},
#include "rules.def"
#undef RULE
};

const char *rule_id(enum rule rule) {
    return rule_rows[rule].id;
}

const char *rule_text(enum rule rule) {
    return rule_rows[rule].text;
}

enum level rule_default_level(enum rule rule) {
    return rule_rows[rule].level;
}

unsigned rule_cwe(enum rule rule) {
    return rule_rows[rule].cwe;
}

bool rule_from_id(const char *id, enum rule *rule) {
    for (int i = 0; i < RULES; i++) {
        if (strcmp(rule_rows[i].id, id) == 0) {
            *rule = (enum rule)i;
            return true;
        }
    }
    return false;
}
