/* What the parts of a call share: call.c (which functions are called, and what goes on behind),
 * call_library.c (library functions, by their models), call_access.c (what a call reads and writes
 * through its arguments), call_body.c (bodies that are entered), call_summary.c (bodies that are
 * not), call_unseen.c (code that cannot be seen). */
#ifndef VFL_FLOW_CALL_INTERNAL_H
#define VFL_FLOW_CALL_INTERNAL_H

#include "flow/explore_internal.h"

/* One call in work. */
struct call {
    struct run *run;
    struct graph *graph;
    struct op_ref ref;
    const struct ir_op *op;
    value_id *args;
    uint32_t event;
};

/* What each of these does to WORKING, which is owned from here on; results go to OUT. */
void call_library(const struct call *call, struct working *working, uint32_t callee,
                  const struct function_model *model, working_list *out);
void call_body(const struct call *call, struct working *working, uint32_t callee,
               working_list *out);
void call_summary(const struct call *call, struct working *working, uint32_t callee,
                  working_list *out);

/* CALLEE may be IR_NONE. */
void call_unseen(const struct call *call, struct working *working, uint32_t callee,
                 working_list *out);

/* WORKING goes on behind the call with RESULT. */
void go_on(const struct call *call, struct working *working, value_id result, working_list *out);

/* ... with the id of a process, which lies in RANGE. */
void go_on_with_process(const struct call *call, struct working *working, struct range range,
                        working_list *out);

/* The symbol of what the call returns; ORIGIN tells what kind of thing that is. */
value_id call_symbol(const struct call *call, enum symbol_origin origin);
value_id call_result(const struct call *call);

/* What a function that makes a process returns to the parent: -1, or the child's id. */
struct range any_process(void);

/* What MODEL says that the call reads and writes. */
void access_by_model(const struct call *call, struct working *working, uint32_t callee,
                     const struct function_model *model);

/* What POINTER points to is read by the callee. */
void read_through(const struct call *call, value_id pointer);

/* What POINTER points to is written by the callee. If it FILLS that, whoever reads an array there
 * reads what the callee has put in, not what was there before. */
void write_through(const struct call *call, struct working *working, value_id pointer, bool fills);

/* A function that fails sets errno, and one that does not may change it all the same. */
void forget_errno(const struct call *call, struct working *working);

#endif
