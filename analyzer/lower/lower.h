/* From a source file to the facts about it: parses with libclang and lowers every function. */
#ifndef VFL_LOWER_LOWER_H
#define VFL_LOWER_LOWER_H

#include "ir/ir.h"

/* The facts of PATH compiled with ARGS (compiler arguments without the compiler's and the file's
 * name). Never NULL: what went wrong stands in the unit's messages, and the unit is incomplete. The
 * caller frees with ir_unit_free. Needs a stack that is deep enough for the file: run it under
 * run_on_big_stack. */
struct ir_unit *lower_file(const char *path, const char *const *args, size_t arg_count);

/* Runs TASK(ARGUMENT) to its end on a stack of half a gigabyte; false if there is no such stack.
 * When it overflows even so, or the parser crashes, ON_CRASH(REASON) is called in the signal
 * handler and must end the process. */
bool run_on_big_stack(void (*task)(void *argument), void *argument,
                      void (*on_crash)(const char *reason));

#endif
