/* What the pointers in a function's registers point to, in its caller's terms. Private to summary.
 */
#ifndef VFL_SUMMARY_POINTEES_H
#define VFL_SUMMARY_POINTEES_H

#include "summary/summary.h"

struct pointee {
    enum effect_base base;
    uint32_t id;
    int64_t offset; /* OFFSET_ANY: not known */
};

struct pointee_list {
    uint32_t count;
    struct pointee *at;
};

struct pointees;

/* RESULTS: per function, what its result points to, in its own terms: all of it for the components
 * below FUNCTION's, as much as is known yet for its own. Both are borrowed. */
struct pointees *pointees_new(const struct program *program, const struct pointee_list *results,
                              uint32_t function);
void pointees_free(struct pointees *pointees); /* NULL is allowed */

/* What REG may point to, whatever the order of execution. The function's own frame, new heap
 * memory, string literals and errno are left out: they are not its caller's world. */
struct pointee_list pointees_of(struct pointees *pointees, ir_reg reg);

/* What the function's result may point to, allocated in ARENA. */
struct pointee_list pointees_of_result(struct pointees *pointees, struct arena *arena);

/* A + B; OFFSET_ANY where one is, or where they overflow. */
int64_t offset_add(int64_t a, int64_t b);

#endif
