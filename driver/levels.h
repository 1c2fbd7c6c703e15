/* Which findings are reported, and as what: the -W options. */
#ifndef VFL_DRIVER_LEVELS_H
#define VFL_DRIVER_LEVELS_H

#include "finding/finding.h"

#include <stdbool.h>

enum choice { CHOICE_DEFAULT, CHOICE_YES, CHOICE_NO };

/* What was asked for; an option for one rule counts more than one for all, of equals the last. */
struct levels {
    enum choice report[RULES];   /* -W<rule>, -Wno-<rule> */
    enum choice as_error[RULES]; /* -Werror=<rule>, -Wno-error=<rule> */
    bool extra, error, silent;   /* -Wextra, -Werror, -w */
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
