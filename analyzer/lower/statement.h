/* Statements. */
#ifndef VFL_LOWER_STATEMENT_H
#define VFL_LOWER_STATEMENT_H

#include "lower/state.h"

void lower_statement(struct lower *l, CXCursor cursor);

void lower_switch(struct lower *l, CXCursor cursor);
void lower_case(struct lower *l, CXCursor cursor);
void lower_default(struct lower *l, CXCursor cursor);
void lower_while(struct lower *l, CXCursor cursor);
void lower_do(struct lower *l, CXCursor cursor);
void lower_for(struct lower *l, CXCursor cursor);

void lower_goto(struct lower *l, CXCursor cursor);
void lower_computed_goto(struct lower *l, CXCursor cursor);
void lower_label(struct lower *l, CXCursor cursor);
void lower_asm(struct lower *l, CXCursor cursor);

/* Runs the cleanups that were noted since OUTER, innermost first; they stay noted. */
void emit_cleanups(struct lower *l, uint32_t outer);

/* Makes the jumps that had to wait for their labels. */
void finish_jumps(struct lower *l);

#endif
