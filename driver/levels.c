#include "levels.h"

static bool is_raised(const struct levels *levels, enum rule rule) {
    return levels->settings[rule] >= SETTING_REMARK;
}

bool levels_enabled(const struct levels *levels, enum rule rule) {
    if (levels->silent || levels->report[rule] == CHOICE_NO)
        return false;
    return levels->report[rule] == CHOICE_YES || levels->settings[rule] != SETTING_OFF;
}

bool levels_remarks(const struct levels *levels, enum rule rule) {
    bool are_set = is_raised(levels, rule) && rule_default_level(rule) == LEVEL_REMARK;
    return levels_enabled(levels, rule) &&
           (levels->report[rule] == CHOICE_YES || are_set || levels->extra);
}

/* The level of FINDING before the options for errors. */
static enum level set_level(const struct levels *levels, const struct finding *finding) {
    static const enum level as_set[] = {
        [SETTING_REMARK] = LEVEL_REMARK,
        [SETTING_WARNING] = LEVEL_WARNING,
        [SETTING_ERROR] = LEVEL_ERROR,
    };
    bool is_set =
        is_raised(levels, finding->rule) && finding->level >= rule_default_level(finding->rule);
    return is_set ? as_set[levels->settings[finding->rule]] : finding->level;
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
    enum level level = set_level(levels, finding);
    enum choice as_error = levels->as_error[rule];
    if (as_error == CHOICE_YES)
        return LEVEL_ERROR;
    if (level == LEVEL_ERROR && as_error == CHOICE_NO)
        return LEVEL_WARNING;
    if (levels->error && as_error == CHOICE_DEFAULT && level == LEVEL_WARNING)
        return LEVEL_ERROR;
    return level;
}
