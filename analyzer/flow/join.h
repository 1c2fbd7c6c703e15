/* Two paths that meet become one, which knows only what both did. */
#ifndef VFL_FLOW_JOIN_H
#define VFL_FLOW_JOIN_H

#include "flow/state.h"

/* Takes two states of one world, A and B, which stay as they are; their tags must be the same.
 * Gives TO (owned by the caller, whatever it held before is not freed): what holds on both paths.
 *   - A cell that holds the same in both keeps it. One that differs gets the symbol of the meeting
 *     at MERGE (an event of that block's own), or a choice of both; from then on the symbol means
 *     this meeting, and what an earlier round of a loop said of it is forgotten.
 *   - A value's limit becomes the hull of both.
 *   - An object that the paths changed last by different events counts as changed by MERGE. */
void state_join(struct world *world, struct state *to, const struct state *a, const struct state *b,
                uint32_t merge);

/* How much would be lost if A and B were joined: the number of facts and limits that they do not
 * share; 0 if they know the same. Tags do not count. */
unsigned state_distance(const struct state *a, const struct state *b);

#endif
