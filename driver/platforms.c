#include "platforms.h"
#include "problems.h"

#include <string.h>

bool platform_by_name(const char *name, size_t length, enum platform *platform) {
    for (int i = 0; i < PLATFORMS; i++) {
        const char *known = platform_facts((enum platform)i)->name;
        if (strlen(known) == length && strncmp(known, name, length) == 0) {
            *platform = (enum platform)i;
            return true;
        }
    }
    return false;
}

void list_platforms(struct text *out) {
    for (int i = 0; i < PLATFORMS; i++)
        text_printf(out, " %s", platform_facts((enum platform)i)->name);
}

void platforms_of_units(const struct ir_unit *const *units, size_t count, bool chosen[PLATFORMS],
                        const struct problems *problems) {
    for (size_t i = 0; i < count; i++) {
        if (units[i]->is_foreign)
            continue;
        enum platform platform = platform_of_target(units[i]->target);
        bool told = platform < PLATFORMS;
        for (size_t j = 0; j < i && !told; j++)
            told = strcmp(units[i]->target, units[j]->target) == 0;
        if (!told)
            warn(problems, units[i]->target,
                 "nothing is known of this target; linted as if for linux-glibc");
        chosen[platform < PLATFORMS ? platform : PLATFORM_LINUX_GLIBC] = true;
    }
}
