/* Which bodies check needs: a file may hold thousands of functions that no vfork child or its
 * parent comes near, and lowering takes as long as parsing.
 *
 * A body that is left out leaves its marks (ir.h): on the functions and globals that it names, so
 * that check sees where an answer would depend on it, and can ask for more. */
#ifndef VFL_LOWER_NEED_H
#define VFL_LOWER_NEED_H

#include "lower/state.h"

struct need;

/* Chooses among the functions of L's declarations. The bodies that name a site, are annotated for
 * this program or are among ROOTS, everything that these reach by calls or addresses, every body
 * that names any function or global of those, and main. One of ROOTS that has no body is taken for
 * a site. NULL when all are needed: a root is "*", the file has errors or aliases, or a site's
 * address is taken. */
struct need *need_choose(struct lower *l, const char *const *roots, size_t root_count);
void need_free(struct need *need); /* NULL is allowed */

/* Whether the body of the function with the canonical declaration CURSOR is to be lowered. */
bool need_body(const struct need *need, CXCursor canonical);

/* Whether the compiler makes code of the function that DECLARATION defines even where nothing
 * refers to it, or it is the main file's. */
bool is_emitted(struct lower *l, CXCursor declaration);

/* After lowering: notes in L's tables what the bodies that were left out name, and which functions
 * are open. */
void need_mark(struct lower *l, const struct need *need);

#endif
