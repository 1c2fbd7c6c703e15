/* The one way in which the driver says that something could not be done. */
#ifndef VFL_DRIVER_PROBLEMS_H
#define VFL_DRIVER_PROBLEMS_H

#include "base/text.h"
#include "ir/ir.h"

#include <stdbool.h>

struct problems {
    bool any;          /* the exit status will be 2 */
    struct text *told; /* gets a copy of all that is printed; NULL: none is wanted */
};

/* Prints "vforklint: SUBJECT: REASON" to standard error; SUBJECT may be NULL. */
void problem(struct problems *problems, const char *subject, const char *reason);

/* The same of line LINE of the file PATH and, unless it is 0, its column COLUMN. */
void problem_at(struct problems *problems, const char *path, unsigned line, unsigned column,
                const char *reason);

/* Prints "PATH:LINE:COLUMN: error: REASON", as compilers do; a LINE of 0 is left out. */
void error_at(struct problems *problems, const char *path, unsigned line, unsigned column,
              const char *reason);

/* A note to it. */
void note_at(const struct problems *problems, const char *path, unsigned line, unsigned column,
             const char *text);

/* As problem(), but without consequences for the exit status. */
void warn(const struct problems *problems, const char *subject, const char *text);

/* Prints the lines that another run was told. */
void tell_again(const char *lines);

/* Prints what the compiler had to say of UNIT, the file PATH; whether there is anything in it, or
 * that can't be told. */
bool problems_of_unit(struct problems *problems, const char *path, const struct ir_unit *unit);

#endif
