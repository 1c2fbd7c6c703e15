/* Conditions, && || ?: */
#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/types.h"

#include <string.h>

static enum CXBinaryOperatorKind binary_kind(CXCursor cursor) {
    return cursor.kind == CXCursor_BinaryOperator ? clang_getCursorBinaryOperatorKind(cursor)
                                                  : CXBinaryOperator_Invalid;
}

static bool is_not(CXCursor cursor) {
    return cursor.kind == CXCursor_UnaryOperator &&
           clang_getCursorUnaryOperatorKind(cursor) == CXUnaryOperator_LNot;
}

/* The first argument of __builtin_expect and kin, else a null cursor. */
static CXCursor expected_value(struct lower *l, CXCursor cursor) {
    if (cursor.kind != CXCursor_CallExpr)
        return clang_getNullCursor();
    CXString spelling = clang_getCursorSpelling(cursor);
    const char *name = clang_getCString(spelling);
    bool is_expect = name && strncmp(name, "__builtin_expect", 16) == 0;
    clang_disposeString(spelling);
    if (!is_expect)
        return clang_getNullCursor();
    struct kids kids = kids_of(l, cursor);
    CXCursor first = kids.count > 1 ? kid(l, kids, 1) : clang_getNullCursor();
    kids_drop(l, kids);
    return first;
}

/* The operand of a conversion that keeps zero and nonzero apart. */
static CXCursor widened(struct lower *l, CXCursor cursor) {
    if (cursor.kind != CXCursor_UnexposedExpr)
        return clang_getNullCursor();
    struct kids kids = kids_of(l, cursor);
    CXCursor inner = kids.count == 1 ? kid(l, kids, 0) : clang_getNullCursor();
    kids_drop(l, kids);
    if (clang_Cursor_isNull(inner) || is_lvalue(l, inner) || !clang_isExpression(inner.kind))
        return clang_getNullCursor();
    struct type_info from = value_type(l, inner), to = value_type(l, cursor);
    bool keeps = from.is_integer && to.is_integer && (to.bits >= from.bits || to.is_bool);
    return keeps && !from.is_pointer ? inner : clang_getNullCursor();
}

static CXCursor simplified(struct lower *l, CXCursor cursor) {
    for (;;) {
        cursor = without_parens(l, cursor);
        CXCursor inner = expected_value(l, cursor);
        if (clang_Cursor_isNull(inner))
            inner = widened(l, cursor);
        if (clang_Cursor_isNull(inner))
            return cursor;
        cursor = inner;
    }
}

void lower_condition(struct lower *l, CXCursor cursor, uint32_t yes, uint32_t no) {
    cursor = simplified(l, cursor);
    while (is_not(cursor)) {
        uint32_t swap = yes;
        yes = no;
        no = swap;
        cursor = simplified(l, only_kid(l, cursor));
    }
    enum CXBinaryOperatorKind kind = binary_kind(cursor);
    if (kind == CXBinaryOperator_LAnd || kind == CXBinaryOperator_LOr ||
        kind == CXBinaryOperator_Comma) {
        struct kids kids = kids_of(l, cursor);
        CXCursor left = kid(l, kids, 0), right = kid(l, kids, kids.count - 1);
        kids_drop(l, kids);
        if (kind == CXBinaryOperator_Comma) {
            lower_effects(l, left);
        } else {
            uint32_t next = new_block(l);
            bool is_and = kind == CXBinaryOperator_LAnd;
            lower_condition(l, left, is_and ? next : yes, is_and ? no : next);
            place_block(l, next);
        }
        lower_condition(l, right, yes, no);
        return;
    }
    if (cursor.kind == CXCursor_ConditionalOperator) {
        struct kids kids = kids_of(l, cursor);
        CXCursor test = kid(l, kids, 0), first = kid(l, kids, 1), second = kid(l, kids, 2);
        kids_drop(l, kids);
        uint32_t then = new_block(l), otherwise = new_block(l);
        lower_condition(l, test, then, otherwise);
        place_block(l, then);
        lower_condition(l, first, yes, no);
        place_block(l, otherwise);
        lower_condition(l, second, yes, no);
        return;
    }
    struct ir_loc loc = loc_of(l, cursor);
    ir_reg value = lower_value(l, cursor);
    if (value == 0) {
        struct type_info integer = int_type(l);
        value = emit_undef(l, &integer);
    }
    end_branch(l, value, yes, no, loc);
}

ir_reg lower_logical(struct lower *l, CXCursor cursor) {
    struct ir_loc loc = loc_of(l, cursor);
    struct type_info type = value_type(l, cursor);
    uint32_t arms[2] = {new_block(l), new_block(l)}, join = new_block(l);
    lower_condition(l, cursor, arms[1], arms[0]);
    ir_reg dst = new_register(l);
    for (int truth = 1; truth >= 0; truth--) {
        place_if_used(l, arms[truth]);
        if (!is_reachable(l))
            continue;
        l->fn->loc = loc;
        emit_copy(l, dst, emit_const(l, truth, &type), &type);
        end_jump(l, join, loc, false);
    }
    place_block(l, join);
    return dst;
}

/* One arm of a conditional expression in the current block, then on to JOIN. */
static void lower_arm(struct lower *l, CXCursor cursor, ir_reg dst, const struct type_info *type,
                      uint32_t join) {
    if (dst == 0) {
        lower_effects(l, cursor);
    } else {
        struct type_info from = value_type(l, cursor);
        ir_reg value = lower_value(l, cursor);
        if (value)
            emit_copy(l, dst, convert(l, value, &from, type), type);
    }
    end_jump(l, join, loc_of_end(l, cursor), false);
}

ir_reg lower_conditional(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    CXCursor test = kid(l, kids, 0), first = kid(l, kids, 1), second = kid(l, kids, 2);
    kids_drop(l, kids);
    struct type_info type = value_type(l, cursor);
    ir_reg dst = type.is_void ? 0 : new_register(l);
    uint32_t then = new_block(l), otherwise = new_block(l), join = new_block(l);
    lower_condition(l, test, then, otherwise);
    place_block(l, then);
    lower_arm(l, first, dst, &type, join);
    place_block(l, otherwise);
    lower_arm(l, second, dst, &type, join);
    place_block(l, join);
    return dst;
}

/* x ?: y: libclang shows x three times (as the value, its test, its result), then y. */
ir_reg lower_gnu_conditional(struct lower *l, CXCursor cursor, struct kids kids) {
    CXCursor common = kid(l, kids, 0), other = kid(l, kids, 3);
    struct ir_loc loc = loc_of(l, common);
    struct type_info type = value_type(l, cursor), from = value_type(l, common);
    ir_reg dst = type.is_void ? 0 : new_register(l);
    uint32_t then = new_block(l), otherwise = new_block(l), join = new_block(l);
    ir_reg value = lower_value(l, common);
    end_branch(l, value, then, otherwise, loc);
    place_block(l, then);
    l->fn->loc = loc;
    if (dst)
        emit_copy(l, dst, convert(l, value, &from, &type), &type);
    end_jump(l, join, loc, false);
    place_block(l, otherwise);
    lower_arm(l, other, dst, &type, join);
    place_block(l, join);
    return dst;
}
