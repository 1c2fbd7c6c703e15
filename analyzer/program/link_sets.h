/* Which units make up one program, where several programs are linted at once.
 *
 * A program is a unit with a main and what a linker adds to it: all objects of its target, where
 * their names tell targets apart (build_target.h); what defines the names that these use, not from
 * another program's target, rather from its own folder than from elsewhere; and every unit of no
 * program that defines nothing which the program has. What fits into no program is one set more,
 * with what it uses. With one main or none there is one set of all units. */
#ifndef VFL_PROGRAM_LINK_SETS_H
#define VFL_PROGRAM_LINK_SETS_H

#include "base/vec.h"
#include "ir/ir.h"

/* A name that the linker sees, borrowed from a unit. */
struct link_use {
    const char *name;
    bool is_function;

    /* Beside a program: what defines it, and whether another program uses that by name. */
    const struct ir_unit *unit;
    bool is_linked;
};

struct link_set {
    VEC(const struct ir_unit *) units; /* in an order that does not depend on the one given */
    const char *main_file;             /* NULL: there is no main, or there are several */

    /* Of a program, where there are several, some names more than once: what it uses and no unit
     * given defines; what it uses and has; and what units define that it does not use by name. */
    VEC(struct link_use) undefined, resolved, beside;
};

struct link_sets {
    VEC(struct link_set) all; /* by main_file */
    char *doubt;              /* one line on what nothing tells; NULL: all is clear */
};

/* UNITS are borrowed. OWNER is the main_file of the program that alone has the units that none of
 * those given uses by name, or NULL: all have them. */
struct link_sets *link_sets_new(const struct ir_unit *const *units, size_t count,
                                const char *owner);
void link_sets_free(struct link_sets *sets); /* NULL is allowed */

#endif
