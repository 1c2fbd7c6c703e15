/* The comments of a C file. */
#ifndef VFL_DRIVER_COMMENTS_H
#define VFL_DRIVER_COMMENTS_H

#include <stdbool.h>
#include <stddef.h>

struct comment {
    const char *at; /* behind the opening mark */
    size_t length;  /* up to the closing mark, or the end of the line */
};

/* The next comment from *AT on, which moves behind it; false: there is none before END. */
bool comment_next(const char **at, const char *end, struct comment *comment);

#endif
