/* Calls, and the builtins that are operations rather than calls. */
#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/symbols.h"
#include "lower/types.h"

#include <string.h>

/* The function that a callee expression names, through parentheses, casts, * and & and commas; a
 * null cursor for a pointer. EFFECTS evaluates what the comma discards. */
static CXCursor direct_callee(struct lower *l, CXCursor callee, bool effects) {
    for (;;) {
        callee = without_parens(l, callee);
        if (callee.kind == CXCursor_DeclRefExpr) {
            CXCursor declaration = clang_getCursorReferenced(callee);
            return declaration.kind == CXCursor_FunctionDecl ? declaration : clang_getNullCursor();
        }
        struct kids kids = kids_of(l, callee);
        CXCursor last = kids.count ? kid(l, kids, kids.count - 1) : clang_getNullCursor();
        CXCursor first = kids.count ? kid(l, kids, 0) : last;
        CXCursor chosen = callee.kind == CXCursor_GenericSelectionExpr ||
                                  (callee.kind == CXCursor_UnexposedExpr && kids.count == 3)
                              ? chosen_operand(l, callee, kids)
                              : clang_getNullCursor();
        size_t count = kids.count;
        kids_drop(l, kids);
        if (!clang_Cursor_isNull(chosen))
            callee = chosen;
        else if (callee.kind == CXCursor_CStyleCastExpr ||
                 (callee.kind == CXCursor_UnexposedExpr && count == 1) ||
                 callee.kind == CXCursor_UnaryOperator)
            callee = last;
        else if (callee.kind == CXCursor_BinaryOperator &&
                 clang_getCursorBinaryOperatorKind(callee) == CXBinaryOperator_Comma) {
            if (effects)
                lower_effects(l, first);
            callee = last;
        } else {
            return clang_getNullCursor();
        }
        if (clang_Cursor_isNull(callee) || !clang_isExpression(callee.kind))
            return clang_getNullCursor();
    }
}

static ir_reg result_of_call(struct lower *l, CXCursor cursor, struct ir_op op, const char *name,
                             struct ir_loc loc) {
    struct type_info type = value_type(l, cursor);
    l->fn->loc = op.loc = loc;
    ir_reg dst = emit_value(l, op, &type);
    reg_info(l, dst)->called = name;
    return type.is_void ? 0 : dst;
}

/* va_start and its kin have their lists by reference, though they are written as values where a
 * va_list is no array: a pointer on i386, a struct on AArch64. */
static bool has_lists(const char *name) {
    static const char *const names[] = {"__builtin_va_start", "__builtin_va_end",
                                        "__builtin_va_copy"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static ir_reg lower_list(struct lower *l, CXCursor list) {
    struct type_info type = value_type(l, list);
    struct type_info element = element_type(l, &type);
    if (element.is_va_list_tag)
        return lower_value(l, list);
    struct lvalue object = lower_place(l, list);
    return emit_addr(l, &object.place);
}

/* Whether what CALLEE points to never returns, by its type. A function's own declaration is looked
 * at elsewhere. */
static bool is_noreturn(struct lower *l, CXCursor callee) {
    struct type_info pointer = value_type(l, callee);
    return element_type(l, &pointer).is_noreturn;
}

static ir_reg emit_call(struct lower *l, CXCursor cursor, CXCursor callee, struct kids kids) {
    struct ir_loc loc = loc_of(l, cursor);
    CXCursor function = direct_callee(l, callee, true);
    struct ir_op op = {.code = IR_CALL, .func = IR_NONE};
    const char *name;
    if (clang_Cursor_isNull(function)) {
        op.a = lower_value(l, callee);
        op.text = name = reg_name(l, op.a);
    } else {
        op.func = function_index(l, function);
        name = l->functions.at[op.func].function.name;
    }
    VEC(ir_reg) args = {0};
    /* va_start only names its second argument. */
    bool lists = op.func != IR_NONE && has_lists(name);
    bool is_va_start = lists && strcmp(name, "__builtin_va_start") == 0;
    for (size_t i = 1; i < (is_va_start ? 2 : kids.count); i++) {
        CXCursor argument = kid(l, kids, i);
        ir_reg value = lists ? lower_list(l, argument) : lower_value(l, argument);
        struct type_info opaque = {0};
        VEC_PUSH(&args, value ? value : emit_undef(l, &opaque));
    }
    op.args = copy_registers(l, args.at, args.count);
    op.arg_count = (uint32_t)args.count;
    VEC_FREE(&args);
    ir_reg result = result_of_call(l, cursor, op, name, loc);
    if (op.func == IR_NONE && is_noreturn(l, callee))
        end_unreachable(l, loc);
    return result;
}

/* ---- builtins: each yields the result of CURSOR, whose arguments are KIDS from 1 on. ---- */

static ir_reg expect(struct lower *l, CXCursor cursor, struct kids kids) {
    (void)cursor;
    for (size_t i = 2; i < kids.count; i++)
        lower_effects(l, kid(l, kids, i));
    return lower_value(l, kid(l, kids, 1));
}

static ir_reg unevaluated(struct lower *l, CXCursor cursor, struct kids kids) {
    (void)kids;
    struct type_info type = value_type(l, cursor);
    int64_t value;
    if (type.is_integer && evaluate_integer(cursor, &value))
        return emit_const(l, value, &type);
    return type.is_void ? 0 : emit_undef(l, &type);
}

static ir_reg unreachable(struct lower *l, CXCursor cursor, struct kids kids) {
    (void)kids;
    end_unreachable(l, loc_of(l, cursor));
    return 0;
}

/* The result is stored through the last argument; whether it overflowed is open. */
static ir_reg overflow_arithmetic(struct lower *l, CXCursor cursor, struct kids kids,
                                  enum ir_operator op) {
    struct ir_loc loc = loc_of(l, cursor);
    CXCursor left = kid(l, kids, 1), right = kid(l, kids, 2), out = kid(l, kids, 3);
    struct type_info a_type = value_type(l, left), b_type = value_type(l, right);
    struct type_info pointer = value_type(l, out);
    struct type_info type = element_type(l, &pointer), result = value_type(l, cursor);
    ir_reg a = lower_value(l, left), b = lower_value(l, right);
    struct lvalue object = lower_pointee(l, out, &type);
    l->fn->loc = loc;
    a = convert(l, a, &a_type, &type);
    b = convert(l, b, &b_type, &type);
    emit_store(l, &object.place, emit_binary(l, op, a, b, &type, type.is_signed), &type, false);
    return emit_undef(l, &result);
}

static ir_reg add_overflow(struct lower *l, CXCursor cursor, struct kids kids) {
    return overflow_arithmetic(l, cursor, kids, IR_ADD);
}

static ir_reg sub_overflow(struct lower *l, CXCursor cursor, struct kids kids) {
    return overflow_arithmetic(l, cursor, kids, IR_SUB);
}

static ir_reg mul_overflow(struct lower *l, CXCursor cursor, struct kids kids) {
    return overflow_arithmetic(l, cursor, kids, IR_MUL);
}

/* FD_SET and kin under _FORTIFY_SOURCE: which word of an fd_set holds the descriptor's bit. */
static ir_reg fd_set_word(struct lower *l, CXCursor cursor, struct kids kids) {
    struct type_info type = value_type(l, cursor);
    ir_reg descriptor = lower_value(l, kid(l, kids, 1));
    ir_reg bits = emit_const(l, (int64_t)type.size * 8, &type);
    return emit_binary(l, IR_DIV, descriptor, bits, &type, true);
}

struct builtin {
    const char *name;
    size_t kids; /* at least so many, the callee included */
    ir_reg (*lower)(struct lower *l, CXCursor cursor, struct kids kids);
};

static const struct builtin builtins[] = {
    {"__builtin_expect", 3, expect},
    {"__builtin_expect_with_probability", 4, expect},
    {"__builtin_assume_aligned", 3, expect},
    {"__builtin_constant_p", 2, unevaluated},
    {"__builtin_object_size", 3, unevaluated},
    {"__builtin_dynamic_object_size", 3, unevaluated},
    {"__builtin_assume", 2, unevaluated},
    {"__builtin_unreachable", 1, unreachable},
    {"__builtin_add_overflow", 4, add_overflow},
    {"__builtin_sub_overflow", 4, sub_overflow},
    {"__builtin_mul_overflow", 4, mul_overflow},
    {"__fdelt_chk", 2, fd_set_word},
    {"__fdelt_warn", 2, fd_set_word},
};

static const struct builtin *find_builtin(const char *name, size_t kids) {
    for (size_t i = 0; i < sizeof builtins / sizeof *builtins; i++)
        if (strcmp(builtins[i].name, name) == 0 && kids >= builtins[i].kids)
            return &builtins[i];
    return NULL;
}

/* Whether CURSOR was lowered as an operation. */
static bool lower_builtin(struct lower *l, CXCursor cursor, struct kids kids, ir_reg *result) {
    CXCursor function = direct_callee(l, kid(l, kids, 0), false);
    if (clang_Cursor_isNull(function) || is_known_function(l, function))
        return false;
    CXString spelling = clang_getCursorSpelling(function);
    const char *name = clang_getCString(spelling);
    const struct builtin *builtin = find_builtin(name, kids.count);
    bool lowered = builtin != NULL;
    if (builtin)
        *result = builtin->lower(l, cursor, kids);
    else if (strncmp(name, "__sync_", 7) == 0)
        lowered = lower_sync(l, cursor, name, kids, result);
    clang_disposeString(spelling);
    return lowered;
}

ir_reg lower_call(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    ir_reg result = 0;
    if (kids.count == 0) {
        struct type_info type = value_type(l, cursor);
        result = emit_unknown(l, "call", NULL, 0, &type);
    } else if (!lower_builtin(l, cursor, kids, &result)) {
        result = emit_call(l, cursor, kid(l, kids, 0), kids);
    }
    kids_drop(l, kids);
    return result;
}
