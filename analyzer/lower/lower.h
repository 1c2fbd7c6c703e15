/* From a source file to the facts about it: parses with libclang and lowers its functions. */
#ifndef VFL_LOWER_LOWER_H
#define VFL_LOWER_LOWER_H

#include "ir/ir.h"

/* A file as the parser holds it. */
struct parsed;

/* Parses PATH (borrowed) with ARGS (compiler arguments without the compiler's and the file's name).
 * Never NULL. This and the next need a stack that is deep enough for the file: run them under
 * run_on_big_stack. */
struct parsed *parse_file(const char *path, const char *const *args, size_t arg_count);
void parsed_free(struct parsed *parsed); /* NULL is allowed */

/* The facts of a parsed file, as often as wanted. Never NULL: what went wrong stands in the unit's
 * messages, and the unit is incomplete. The caller frees with ir_unit_free. Bodies that no vfork
 * child and no parent of one comes near are omitted; the ROOT_COUNT functions called ROOTS are
 * treated like ones with a site, and the root "*" asks for all bodies. */
struct ir_unit *lower_parsed(const struct parsed *parsed, const char *const *roots,
                             size_t root_count);

/* Runs TASK(ARGUMENT) to its end on a stack of half a gigabyte; false if there is no such stack.
 * When it overflows even so, or the parser crashes, ON_CRASH(REASON) is called in the signal
 * handler and must end the process. */
bool run_on_big_stack(void (*task)(void *argument), void *argument,
                      void (*on_crash)(const char *reason));

#endif
