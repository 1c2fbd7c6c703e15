#include "platforms.h"

#include <string.h>

/* A triple is looked up from the top, so the more special words stand first. */
static const struct platform_row rows[] = {
    {"linux-glibc", PLATFORM_LINUX_GLIBC, "linux-gnu"},
    {"linux-musl", -1, "linux-musl"},
    {"linux-bionic", -1, "android"},
    {"linux-uclibc", -1, "uclibc"},
    {"posix-2001", PLATFORM_POSIX_2001, NULL},
    {"posix-2008", -1, NULL},
    {"posix-2017", -1, NULL},
    {"posix-2024", -1, NULL},
    {"netbsd", -1, "netbsd"},
    {"freebsd", -1, "freebsd"},
    {"openbsd", -1, "openbsd"},
    {"dragonfly", -1, "dragonfly"},
    {"macos", -1, "apple"},
    {"illumos", -1, "solaris"},
    {"cygwin", -1, "cygwin"},
    {"aix", -1, "aix"},
    {"3bsd", -1, NULL},
    {"4.4bsd", -1, NULL},
};

enum { ROWS = sizeof rows / sizeof rows[0] };

const struct platform_row *platform_by_name(const char *name, size_t length) {
    for (size_t i = 0; i < ROWS; i++) {
        if (strlen(rows[i].name) == length && strncmp(rows[i].name, name, length) == 0)
            return &rows[i];
    }
    return NULL;
}

const struct platform_row *platform_by_target(const char *triple) {
    for (size_t i = 0; i < ROWS; i++) {
        if (rows[i].target && strstr(triple, rows[i].target))
            return &rows[i];
    }
    return NULL;
}

const struct platform_row *platform_rows(size_t *count) {
    *count = ROWS;
    return rows;
}
