/* The check: from a program's facts to findings. */
#ifndef VFL_RULES_CHECK_H
#define VFL_RULES_CHECK_H

#include "finding/finding.h"
#include "program/program.h"

struct check_options {
    bool strict;         /* the letter of POSIX.1-2001 */
    const bool *enabled; /* by enum rule: findings of it are wanted */
    const bool *remarks; /* by enum rule: its remarks are wanted too */
    unsigned threads;    /* that may work at a time; the findings are the same whatever it is */
};

/* Appends what PROGRAM's children do wrong to OUT, whose arena must be there. Findings that are not
 * wanted may be among them. */
void check_program(const struct program *program, const struct check_options *options,
                   struct finding_list *out);

/* The phases whose results can be printed, as bits. */
enum check_dump { CHECK_DUMP_SUMMARY = 1, CHECK_DUMP_CHILD = 2, CHECK_DUMP_PARENT = 4 };

/* Appends the results of PHASES as text: for the function called FUNCTION, or for all (NULL). */
void check_dump(const struct program *program, unsigned phases, const char *function,
                struct text *out);

#endif
