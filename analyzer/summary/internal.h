/* What the parts of summary share. Private to summary. */
#ifndef VFL_SUMMARY_INTERNAL_H
#define VFL_SUMMARY_INTERNAL_H

#include "summary/effects.h"
#include "summary/pointees.h"
#include "summary/summary.h"

struct summaries {
    const struct program *program;
    struct summary *of;         /* per function */
    struct pointees **pointees; /* per function, while its component is worked on */
    struct arena *arena;
    struct pointee_list *results; /* per function: what its result points to */
    id_list environ;              /* the program globals that are the C library's environ */
    bool *unseen_reads,
        *unseen_writes; /* per global: a visible function that unseen code may call does it */
};

/* Finds the results of the COUNT functions of one component, which call each other, to a fixpoint
 * that starts with nothing: what is new memory on each way that does not call back is new memory on
 * those that do, too. */
void find_results(struct summaries *summaries, const uint32_t *members, size_t count);

/* One pass over the body of FUNCTION with what is known so far; whether its summary has grown.
 * With WIDEN, positions behind parameters are no longer told apart. */
bool summarize_body(struct summaries *summaries, uint32_t function, bool widen);

/* The summary of a function without a body. */
void summarize_declaration(struct summaries *summaries, uint32_t function);

/* One call, as part of the caller's body. */
struct call_site {
    struct summaries *summaries;
    struct summary *summary; /* of the caller, to be added to */
    struct pointees *pointees;
    const struct ir_unit *unit;
    struct op_ref ref;
    const struct ir_op *op;
    bool widen;
    bool changed; /* the summary has grown */
};

void add_read(struct call_site *site, struct effect effect);
void add_write(struct call_site *site, struct effect effect);

/* Adds what the operation at SITE may do. */
void summarize_operation(struct call_site *site);

/* Finds what FUNCTION always writes first; its pointees have to be there. */
void find_overwrites(struct summaries *summaries, uint32_t function);

/* Adds what the call at SITE may do. */
void add_call(struct call_site *site);

/* Adds that the memory that REG points to, from there on, may be read, written. */
void add_pointee_reads(struct call_site *site, ir_reg reg);
void add_pointee_writes(struct call_site *site, ir_reg reg);

#endif
