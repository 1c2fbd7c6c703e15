/* Expressions: values, lvalues, conditions. */
#ifndef VFL_LOWER_EXPR_H
#define VFL_LOWER_EXPR_H

#include "lower/builder.h"
#include "lower/state.h"

struct lvalue {
    struct ir_place place;
    struct type_info type;
};

/* Evaluates CURSOR to a register of value_type(CURSOR); 0 for void. */
ir_reg lower_value(struct lower *l, CXCursor cursor);

/* Evaluates CURSOR for its effects alone. */
void lower_effects(struct lower *l, CXCursor cursor);

/* Evaluates the address parts of an lvalue; anything else goes through a temporary. */
struct lvalue lower_place(struct lower *l, CXCursor cursor);

/* Whether CURSOR (without parentheses and value conversions) names an object. */
bool is_lvalue(struct lower *l, CXCursor cursor);

/* Jumps to YES or NO by the truth of CURSOR, with the short circuits of && || ! ?: and comma. */
void lower_condition(struct lower *l, CXCursor cursor, uint32_t yes, uint32_t no);

/* && and || as a value; ?: and the GNU ?: */
ir_reg lower_logical(struct lower *l, CXCursor cursor);
ir_reg lower_conditional(struct lower *l, CXCursor cursor);
ir_reg lower_gnu_conditional(struct lower *l, CXCursor cursor, struct kids kids);

ir_reg lower_assignment(struct lower *l, CXCursor cursor, bool want_value);
ir_reg lower_compound_assignment(struct lower *l, CXCursor cursor);
ir_reg lower_increment(struct lower *l, CXCursor cursor, enum CXUnaryOperatorKind kind);
ir_reg lower_arithmetic(struct lower *l, enum ir_operator op, ir_reg left,
                        const struct type_info *left_type, ir_reg right,
                        const struct type_info *right_type, const struct type_info *type);
bool arithmetic_operator(enum CXBinaryOperatorKind kind, enum ir_operator *op);

ir_reg lower_call(struct lower *l, CXCursor cursor);

/* An expression that has no cursor kind of its own: implicit casts and GNU builtins. */
ir_reg lower_unexposed(struct lower *l, CXCursor cursor);

/* __atomic_* and __c11_atomic_* called WORD; libclang's order: pointer, order, values. */
ir_reg lower_atomic(struct lower *l, CXCursor cursor, const char *word, struct kids kids);

/* __sync_* called NAME; false: not known, nothing is emitted. */
bool lower_sync(struct lower *l, CXCursor cursor, const char *name, struct kids kids,
                ir_reg *result);

/* What the pointer register POINTS to, as an object of TYPE. */
struct lvalue dereferenced(struct lower *l, ir_reg pointer, const struct type_info *type);

/* The object that the pointer expression CURSOR points to. */
struct lvalue lower_pointee(struct lower *l, CXCursor cursor, const struct type_info *type);

/* The chosen operand of __builtin_choose_expr or _Generic; a null cursor if that can't be told. */
CXCursor chosen_operand(struct lower *l, CXCursor cursor, struct kids kids);

/* The constant value of an integer expression. */
bool evaluate_integer(CXCursor cursor, int64_t *value);

/* A whole-object temporary for the compound literal CURSOR. */
struct lvalue lower_compound_literal(struct lower *l, CXCursor cursor);

/* Initialises OBJECT from INITIALIZER. */
void lower_initializer(struct lower *l, const struct lvalue *object, CXCursor initializer);

ir_reg lower_statement_expression(struct lower *l, CXCursor cursor, bool want_value);

/* The label that LABEL_REF's parent names (goto, &&). */
uint32_t label_of_reference(struct lower *l, CXCursor cursor);

#endif
