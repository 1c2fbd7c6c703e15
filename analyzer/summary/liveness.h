/* Which locals and registers of a function may still be used when a block begins. */
#ifndef VFL_SUMMARY_LIVENESS_H
#define VFL_SUMMARY_LIVENESS_H

#include "ir/ir.h"

struct liveness;

/* FUNCTION is borrowed. Time grows with the number of pairs of a block and a name live in it. */
struct liveness *liveness_new(const struct ir_function *function);
void liveness_free(struct liveness *liveness); /* NULL is allowed */

/* Whether the value that LOCAL has at the start of BLOCK may be used. A local whose address is
 * taken always may. */
bool liveness_local_in(const struct liveness *liveness, uint32_t block, uint32_t local);

/* Whether REG, defined in an earlier block, may be used in BLOCK or behind it. */
bool liveness_reg_in(const struct liveness *liveness, uint32_t block, ir_reg reg);

#endif
