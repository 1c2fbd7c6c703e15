#include "levels.h"

bool levels_enabled(const struct levels *levels, enum rule rule) {
    return !levels->silent && levels->report[rule] != CHOICE_NO;
}

bool levels_remarks(const struct levels *levels, enum rule rule) {
    return levels_enabled(levels, rule) && (levels->report[rule] == CHOICE_YES || levels->extra);
}

bool levels_default(const struct levels *levels, enum rule rule) {
    return rule_default_level(rule) == LEVEL_REMARK ? levels_remarks(levels, rule)
                                                    : levels_enabled(levels, rule);
}

enum level levels_of(const struct levels *levels, const struct finding *finding) {
    enum rule rule = finding->rule;
    bool wanted = finding->level == LEVEL_REMARK ? levels_remarks(levels, rule)
                                                 : levels_enabled(levels, rule);
    if (!wanted || finding->level == LEVEL_OFF)
        return LEVEL_OFF;
    enum choice as_error = levels->as_error[rule];
    if (as_error == CHOICE_YES)
        return LEVEL_ERROR;
    if (levels->error && as_error == CHOICE_DEFAULT && finding->level == LEVEL_WARNING)
        return LEVEL_ERROR;
    return finding->level;
}
