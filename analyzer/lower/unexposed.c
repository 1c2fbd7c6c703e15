/* Expressions without a cursor kind of their own: implicit conversions, va_arg, offsetof, GNU ?:,
 * __builtin_choose_expr, atomics. */
#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/types.h"

#include <string.h>

static bool is_reference(enum CXCursorKind kind) {
    return clang_isReference(kind);
}

static bool same_type(const struct type_info *a, const struct type_info *b) {
    return clang_equalTypes(a->canonical, b->canonical) != 0;
}

/* An implicit conversion to another type has a value for operand, never an lvalue; va_arg has.
 * Where a va_list is an array, it has decayed to a pointer to clang's own structure. */
static bool may_be_va_arg(struct lower *l, CXCursor cursor, CXCursor inner) {
    struct type_info to = type_info(l, clang_getCursorType(cursor));
    struct type_info from = type_info(l, clang_getCursorType(inner));
    if (same_type(&to, &from))
        return false;
    struct type_info element = element_type(l, &from);
    if (!element.is_va_list_tag && (from.is_array || from.is_function || !is_lvalue(l, inner)))
        return false;
    return strcmp(word_at(l, cursor), "__builtin_va_arg") == 0;
}

/* va_arg changes its list and yields anything. */
static ir_reg lower_va_arg(struct lower *l, CXCursor cursor, CXCursor list) {
    struct type_info type = value_type(l, cursor);
    struct type_info list_type = value_type(l, list);
    struct type_info element = element_type(l, &list_type);
    struct ir_loc loc = loc_of(l, cursor);
    struct lvalue object =
        element.is_va_list_tag ? lower_pointee(l, list, &element) : lower_place(l, list);
    if (object.place.name[0] == '*')
        object.place.name = name_of(l, "%s", object.place.name + 1);
    l->fn->loc = loc;
    struct type_info opaque = {0};
    emit_load(l, &object.place, &opaque);
    emit_store(l, &object.place, emit_undef(l, &opaque), &opaque, false);
    return emit_undef(l, &type);
}

static ir_reg implicit_conversion(struct lower *l, CXCursor cursor, CXCursor inner) {
    struct type_info to = value_type(l, cursor), from = value_type(l, inner);
    ir_reg value = lower_value(l, inner);
    if (to.is_void)
        return 0;
    return convert(l, value, &from, &to);
}

/* A constant such as offsetof; the indices in it are evaluated where it is none. */
static ir_reg constant_or_indices(struct lower *l, CXCursor cursor, struct kids kids) {
    struct type_info type = value_type(l, cursor);
    int64_t value;
    if (type.is_integer && evaluate_integer(cursor, &value))
        return emit_const(l, value, &type);
    for (size_t i = 0; i < kids.count; i++)
        if (clang_isExpression(kid(l, kids, i).kind))
            lower_effects(l, kid(l, kids, i));
    return emit_undef(l, &type);
}

CXCursor chosen_operand(struct lower *l, CXCursor cursor, struct kids kids) {
    if (cursor.kind == CXCursor_GenericSelectionExpr) {
        CXType type = type_info(l, clang_getCursorType(cursor)).canonical;
        CXCursor chosen = clang_getNullCursor();
        for (size_t i = 1; i < kids.count; i++) {
            CXCursor operand = kid(l, kids, i);
            if (!clang_isExpression(operand.kind) ||
                !clang_equalTypes(type, type_info(l, clang_getCursorType(operand)).canonical))
                continue;
            if (!clang_Cursor_isNull(chosen))
                return clang_getNullCursor();
            chosen = operand;
        }
        return chosen;
    }
    int64_t value;
    if (kids.count != 3 || strcmp(word_at(l, cursor), "__builtin_choose_expr") != 0 ||
        !evaluate_integer(kid(l, kids, 0), &value))
        return clang_getNullCursor();
    return kid(l, kids, value ? 1 : 2);
}

static ir_reg other_builtin(struct lower *l, CXCursor cursor, struct kids kids) {
    const char *word = word_at(l, cursor);
    if (strncmp(word, "__atomic_", 9) == 0 || strncmp(word, "__c11_atomic_", 13) == 0 ||
        strncmp(word, "__scoped_atomic_", 16) == 0)
        return lower_atomic(l, cursor, word, kids);
    CXCursor chosen = chosen_operand(l, cursor, kids);
    if (!clang_Cursor_isNull(chosen))
        return implicit_conversion(l, cursor, chosen);
    if (strncmp(word, "__builtin_", 10) != 0 && strncmp(word, "offsetof", 8) != 0)
        l->fn->incomplete = true; /* clang's form for an expression that does not compile */
    struct type_info type = value_type(l, cursor);
    VEC(ir_reg) args = {0};
    for (size_t i = 0; i < kids.count; i++) {
        ir_reg value =
            clang_isExpression(kid(l, kids, i).kind) ? lower_value(l, kid(l, kids, i)) : 0;
        if (value)
            VEC_PUSH(&args, value);
    }
    l->fn->loc = loc_of(l, cursor);
    ir_reg dst = emit_unknown(l, *word ? word : "unknown expression", args.at, args.count, &type);
    VEC_FREE(&args);
    return dst;
}

static ir_reg single_operand(struct lower *l, CXCursor cursor, CXCursor inner, struct kids kids) {
    if (inner.kind == CXCursor_IntegerLiteral &&
        value_type(l, cursor).is_integer) /* also offsetof(struct s, member[2]) */
        return constant_or_indices(l, cursor, kids);
    if (may_be_va_arg(l, cursor, inner))
        return lower_va_arg(l, cursor, inner);
    return implicit_conversion(l, cursor, inner);
}

/* va_arg(list, type) where libclang also shows the type's name. */
static bool is_typed_va_arg(struct lower *l, CXCursor cursor, struct kids kids) {
    return kids.count >= 2 && is_reference(kid(l, kids, 0).kind) &&
           clang_isExpression(kid(l, kids, kids.count - 1).kind) &&
           strcmp(word_at(l, cursor), "__builtin_va_arg") == 0;
}

ir_reg lower_unexposed(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    ir_reg value;
    if (is_typed_va_arg(l, cursor, kids))
        value = lower_va_arg(l, cursor, kid(l, kids, kids.count - 1));
    else if (kids.count == 0 || is_reference(kid(l, kids, 0).kind))
        value = constant_or_indices(l, cursor, kids);
    else if (kids.count == 1)
        value = single_operand(l, cursor, kid(l, kids, 0), kids);
    else if (kids.count == 4 && clang_equalCursors(kid(l, kids, 0), kid(l, kids, 1)))
        value = lower_gnu_conditional(l, cursor, kids);
    else
        value = other_builtin(l, cursor, kids);
    kids_drop(l, kids);
    return value;
}
