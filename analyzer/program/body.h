/* Where a function's registers are defined and its locals are written. */
#ifndef VFL_PROGRAM_BODY_H
#define VFL_PROGRAM_BODY_H

#include "ir/ir.h"

struct body_op {
    uint32_t block, op;
};

struct body_ops {
    const struct body_op *at;
    uint32_t count;
};

struct body;

struct body *body_new(const struct ir_function *function);
void body_free(struct body *body); /* NULL is allowed */

/* The operations whose result is REG: one, or the COPYs of a conditional expression's arms. */
struct body_ops body_definitions(const struct body *body, ir_reg reg);

/* The STOREs and COPYMEMs into LOCAL by name. */
struct body_ops body_stores(const struct body *body, uint32_t local);

/* Whether REG is the same integer constant whenever it is used; *VALUE is it. */
bool body_constant(const struct body *body, ir_reg reg, int64_t *value);

const struct ir_op *body_operation(const struct body *body, struct body_op at);

#endif
