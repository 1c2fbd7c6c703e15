/* Which findings are reported, and as what: the -W options, and what a configuration file sets. */
#ifndef VFL_DRIVER_LEVELS_H
#define VFL_DRIVER_LEVELS_H

#include "finding/finding.h"

#include <stdbool.h>

enum choice { CHOICE_DEFAULT, CHOICE_YES, CHOICE_NO };

/* What a configuration file makes of a rule's findings. Remarks of a rule that gives warnings are
 * less sure, or harm less: they stay what they are. */
enum setting {
    SETTING_NONE,    /* it says nothing */
    SETTING_DEFAULT, /* what was said before it is taken back */
    SETTING_OFF,
    SETTING_REMARK,
    SETTING_WARNING,
    SETTING_ERROR
};

/* What was asked for; an option for one rule counts more than one for all, of equals the last. What
 * an option says of a rule counts more than its setting, and that more than options for all. */
struct levels {
    enum choice report[RULES];   /* -W<rule>, -Wno-<rule> */
    enum choice as_error[RULES]; /* -Werror=<rule>, -Wno-error=<rule> */
    bool extra, error, silent;   /* -Wextra, -Werror, -w */
    enum setting settings[RULES];
};

/* Whether any finding of RULE is wanted. */
bool levels_enabled(const struct levels *levels, enum rule rule);

/* Whether RULE's remarks are wanted too. */
bool levels_remarks(const struct levels *levels, enum rule rule);

/* Whether findings of RULE with its default level are wanted. */
bool levels_default(const struct levels *levels, enum rule rule);

/* The level that FINDING is reported with; LEVEL_OFF: not at all. */
enum level levels_of(const struct levels *levels, const struct finding *finding);

#endif
