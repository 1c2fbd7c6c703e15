/* The unit's functions, globals and literals, and the locals of the function under work. */
#ifndef VFL_LOWER_SYMBOLS_H
#define VFL_LOWER_SYMBOLS_H

#include "lower/state.h"

/* The function that DECLARATION declares; its definition is queued for lowering. */
uint32_t function_index(struct lower *l, CXCursor declaration);

/* Whether function_index has seen DECLARATION; builtins that are operations never get there. */
bool is_known_function(const struct lower *l, CXCursor declaration);

/* The function called NAME at the top level, declared anywhere, or IR_NONE. */
uint32_t function_by_name(struct lower *l, const char *name);

uint32_t global_index(struct lower *l, CXCursor declaration);

/* A new variable in which the program's start keeps what the ifunc FUNCTION stands for. */
uint32_t hidden_global_index(struct lower *l, CXCursor function);

/* The variable without a name that a compound literal at file scope makes. */
uint32_t literal_object_index(struct lower *l, CXCursor compound_literal);

uint32_t literal_index(struct lower *l, CXCursor string_literal);

/* Makes the local of a VarDecl or ParmDecl. */
uint32_t new_local(struct lower *l, CXCursor declaration, bool is_parameter);
uint32_t new_temporary(struct lower *l, const struct type_info *type);

/* IR_NONE if DECLARATION is none of the function's locals. */
uint32_t local_index(const struct lower *l, CXCursor declaration);

/* What attributes of all declarations say: noreturn, returns_twice, weak, alias ... */
void read_attributes(struct lower *l);

/* What the attributes of a variable's DECLARATION say: weak, alias, and its assembler name. */
void read_variable_attributes(struct lower *l, struct ir_global *global, CXCursor declaration);

/* What DECLARATION is an alias of, or "". */
const char *alias_target(struct lower *l, CXCursor declaration);

/* The function that chooses what DECLARATION, an ifunc, stands for, or "". */
const char *ifunc_resolver(struct lower *l, CXCursor declaration);

/* The declaration of the function called NAME at the top level, or a null cursor. */
CXCursor declaration_by_name(struct lower *l, const char *name);

/* The function of VARIABLE's cleanup attribute, or "". */
const char *cleanup_name(struct lower *l, CXCursor variable);

/* Calls the function of VARIABLE's cleanup attribute when its scope ends. */
void note_cleanup(struct lower *l, CXCursor variable, uint32_t local);

#endif
