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

struct pointees *pointees_new(const struct program *program, uint32_t function);
void pointees_free(struct pointees *pointees); /* NULL is allowed */

/* What REG may point to, whatever the order of execution. The function's own frame, new heap
 * memory, string literals and errno are left out: they are not its caller's world. */
struct pointee_list pointees_of(struct pointees *pointees, ir_reg reg);

/* A + B; OFFSET_ANY where one is, or where they overflow. */
int64_t offset_add(int64_t a, int64_t b);

#endif
