/* Values of expressions. */
#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/symbols.h"
#include "lower/types.h"

#include <stdlib.h>
#include <string.h>

bool evaluate_integer(CXCursor cursor, int64_t *value) {
    CXEvalResult result = clang_Cursor_Evaluate(cursor);
    if (!result)
        return false;
    bool is_integer = clang_EvalResult_getKind(result) == CXEval_Int;
    if (is_integer)
        *value = clang_EvalResult_isUnsignedInt(result)
                     ? (int64_t)clang_EvalResult_getAsUnsigned(result)
                     : clang_EvalResult_getAsLongLong(result);
    clang_EvalResult_dispose(result);
    return is_integer;
}

static ir_reg evaluated_constant(struct lower *l, CXCursor cursor) {
    struct type_info type = value_type(l, cursor);
    int64_t value;
    if ((type.is_integer || type.is_pointer) && evaluate_integer(cursor, &value))
        return emit_const(l, value, &type);
    return emit_undef(l, &type);
}

static ir_reg load_place(struct lower *l, CXCursor cursor) {
    bool is_name = cursor.kind == CXCursor_DeclRefExpr;
    struct ir_loc loc = {0};
    if (!is_name)
        l->fn->loc = loc = loc_of(l, cursor);
    struct lvalue object = lower_place(l, cursor);
    l->fn->loc = is_name ? loc_of_reference(l, cursor, object.place.name) : loc;
    if (object.type.is_array)
        return emit_addr(l, &object.place);
    return emit_load(l, &object.place, &object.type);
}

static ir_reg emit_function(struct lower *l, CXCursor declaration) {
    uint32_t index = function_index(l, declaration);
    struct type_info type = pointer_type(l);
    ir_reg dst = emit_value(l, (struct ir_op){.code = IR_FUNC, .func = index}, &type);
    reg_info(l, dst)->name = l->functions.at[index].function.name;
    return dst;
}

static ir_reg declaration_value(struct lower *l, CXCursor cursor) {
    CXCursor declaration = clang_getCursorReferenced(cursor);
    if (declaration.kind == CXCursor_FunctionDecl) {
        l->fn->loc = loc_of(l, cursor);
        return emit_function(l, declaration);
    }
    if (declaration.kind == CXCursor_EnumConstantDecl) {
        struct type_info type = value_type(l, cursor);
        ir_reg dst = emit_const(l, clang_getEnumConstantDeclValue(declaration), &type);
        reg_info(l, dst)->name = take_string(l, clang_getCursorSpelling(declaration));
        return dst;
    }
    if (declaration.kind == CXCursor_VarDecl || declaration.kind == CXCursor_ParmDecl)
        return load_place(l, cursor);
    struct type_info type = value_type(l, cursor);
    return emit_unknown(l, "reference to an unknown declaration", NULL, 0, &type);
}

static ir_reg address_of(struct lower *l, CXCursor operand) {
    operand = without_parens(l, operand);
    if (type_info(l, clang_getCursorType(operand)).is_function)
        return lower_value(l, operand);
    struct ir_loc loc = loc_of(l, operand);
    struct lvalue object = lower_place(l, operand);
    l->fn->loc = loc;
    return emit_addr(l, &object.place);
}

static ir_reg unary_arithmetic(struct lower *l, CXCursor cursor, CXCursor operand,
                               enum ir_operator op) {
    struct type_info type = value_type(l, cursor);
    ir_reg value = lower_value(l, operand);
    const char *name = reg_name(l, value);
    ir_reg dst = emit_unary(l, op, value, &type);
    if (op == IR_NEG)
        reg_info(l, dst)->name = name_of(l, "-%s", name);
    return dst;
}

static ir_reg lower_unary(struct lower *l, CXCursor cursor) {
    enum CXUnaryOperatorKind kind = clang_getCursorUnaryOperatorKind(cursor);
    CXCursor operand = only_kid(l, cursor);
    switch (kind) {
    case CXUnaryOperator_PostInc:
    case CXUnaryOperator_PostDec:
    case CXUnaryOperator_PreInc:
    case CXUnaryOperator_PreDec:
        return lower_increment(l, cursor, kind);
    case CXUnaryOperator_AddrOf:
        return address_of(l, operand);
    case CXUnaryOperator_Deref:
        if (type_info(l, clang_getCursorType(cursor)).is_function)
            return lower_value(l, operand);
        return load_place(l, cursor);
    case CXUnaryOperator_Plus:
    case CXUnaryOperator_Extension:
        return lower_value(l, operand);
    case CXUnaryOperator_Minus:
        return unary_arithmetic(l, cursor, operand, IR_NEG);
    case CXUnaryOperator_Not:
        return unary_arithmetic(l, cursor, operand, IR_BITNOT);
    case CXUnaryOperator_LNot:
        return unary_arithmetic(l, cursor, operand, IR_LOGNOT);
    case CXUnaryOperator_Real:
    case CXUnaryOperator_Imag:
        if (is_lvalue(l, operand))
            return load_place(l, cursor);
        lower_effects(l, operand);
        return evaluated_constant(l, cursor);
    default: {
        struct type_info type = value_type(l, cursor);
        ir_reg value = lower_value(l, operand);
        return emit_unknown(l, "unary operator", &value, value != 0, &type);
    }
    }
}

static ir_reg lower_binary(struct lower *l, CXCursor cursor) {
    enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(cursor);
    if (kind == CXBinaryOperator_Assign)
        return lower_assignment(l, cursor, true);
    if (kind == CXBinaryOperator_LAnd || kind == CXBinaryOperator_LOr)
        return lower_logical(l, cursor);
    struct kids kids = kids_of(l, cursor);
    CXCursor left = kid(l, kids, 0), right = kid(l, kids, kids.count - 1);
    kids_drop(l, kids);
    if (kind == CXBinaryOperator_Comma) {
        lower_effects(l, left);
        return lower_value(l, right);
    }
    struct type_info type = value_type(l, cursor);
    ir_reg a = lower_value(l, left), b = lower_value(l, right);
    enum ir_operator op;
    if (!arithmetic_operator(kind, &op))
        return emit_unknown(l, "binary operator", (ir_reg[]){a, b}, 2, &type);
    struct type_info left_type = value_type(l, left), right_type = value_type(l, right);
    return lower_arithmetic(l, op, a, &left_type, b, &right_type, &type);
}

static ir_reg lower_cast(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    CXCursor operand = kids.count ? kid(l, kids, kids.count - 1) : clang_getNullCursor();
    kids_drop(l, kids);
    struct type_info to = value_type(l, cursor);
    if (clang_Cursor_isNull(operand) || !clang_isExpression(operand.kind))
        return emit_unknown(l, "cast", NULL, 0, &to);
    if (to.is_void) {
        lower_effects(l, operand);
        return 0;
    }
    struct type_info from = value_type(l, operand);
    ir_reg value = lower_value(l, operand);
    return convert(l, value, &from, &to);
}

static const void *inner_key(struct lower *l, CXCursor cursor) {
    cursor = without_parens(l, cursor);
    while (cursor.kind == CXCursor_UnexposedExpr) {
        CXCursor inner = without_parens(l, only_kid(l, cursor));
        if (clang_Cursor_isNull(inner))
            break;
        cursor = inner;
    }
    return statement_key(cursor);
}

/* libclang shows the sizes in a type twice, as written and as converted. */
static void lower_each_once(struct lower *l, struct kids kids) {
    struct map seen = {0};
    for (size_t i = 0; i < kids.count; i++) {
        CXCursor operand = kid(l, kids, i);
        if (!clang_isExpression(operand.kind))
            continue;
        const void *key = inner_key(l, operand);
        if (key && map_get(&seen, key) != MAP_NONE)
            continue;
        if (key)
            map_put(&seen, key, 0);
        if (type_info(l, clang_getCursorType(operand)).is_integer)
            lower_value(l, operand);
        else
            lower_effects(l, operand);
    }
    map_free(&seen);
}

/* sizeof, alignof: constant unless the type is variable; its sizes are evaluated then. */
static ir_reg lower_size(struct lower *l, CXCursor cursor) {
    struct type_info type = value_type(l, cursor);
    int64_t value;
    if (evaluate_integer(cursor, &value))
        return emit_const(l, value, &type);
    struct kids kids = kids_of(l, cursor);
    lower_each_once(l, kids);
    kids_drop(l, kids);
    return emit_undef(l, &type);
}

static bool has_type_of(struct lower *l, CXCursor operand, CXCursor whole) {
    return clang_equalTypes(type_info(l, clang_getCursorType(operand)).canonical,
                            type_info(l, clang_getCursorType(whole)).canonical) != 0;
}

/* The operands of the _Generic at CURSOR that its type leaves to choose from. Other children name
 * the types of associations. */
static void find_candidates(struct lower *l, CXCursor cursor, struct kids kids,
                            bool *is_candidate) {
    bool any = false;
    for (size_t i = 1; i < kids.count; i++) {
        CXCursor operand = kid(l, kids, i);
        is_candidate[i] = clang_isExpression(operand.kind) && has_type_of(l, operand, cursor);
        any |= is_candidate[i];
    }
    for (size_t i = 1; i < kids.count && !any; i++)
        is_candidate[i] = clang_isExpression(kid(l, kids, i).kind);
}

/* Only the selected operand of _Generic is evaluated; where its type does not tell which one it is,
 * any that has this type may be. */
static ir_reg lower_generic(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    CXCursor chosen = chosen_operand(l, cursor, kids);
    struct type_info type = value_type(l, cursor);
    if (!clang_Cursor_isNull(chosen)) {
        kids_drop(l, kids);
        return lower_value(l, chosen);
    }
    ir_reg dst = type.is_void ? 0 : new_register(l);
    uint32_t join = new_block(l);
    VEC(uint32_t) arms = {0};
    struct type_info integer = int_type(l);
    ir_reg any = emit_undef(l, &integer);
    bool *is_candidate = mem_calloc(kids.count + 1, sizeof *is_candidate);
    find_candidates(l, cursor, kids, is_candidate);
    for (size_t i = 1; i < kids.count; i++)
        if (is_candidate[i])
            VEC_PUSH(&arms, new_block(l));
    end_any_of(l, any, arms.at, arms.count, l->fn->loc);
    for (size_t i = 1, arm = 0; i < kids.count; i++) {
        if (!is_candidate[i])
            continue;
        place_block(l, arms.at[arm++]);
        struct type_info from = value_type(l, kid(l, kids, i));
        ir_reg value = lower_value(l, kid(l, kids, i));
        if (dst && value)
            emit_copy(l, dst, convert(l, value, &from, &type), &type);
        end_jump(l, join, l->fn->loc, false);
    }
    free(is_candidate);
    VEC_FREE(&arms);
    kids_drop(l, kids);
    place_block(l, join);
    return dst;
}

static ir_reg unknown_expression(struct lower *l, CXCursor cursor) {
    struct type_info type = value_type(l, cursor);
    struct kids kids = kids_of(l, cursor);
    VEC(ir_reg) args = {0};
    for (size_t i = 0; i < kids.count; i++) {
        if (!clang_isExpression(kid(l, kids, i).kind))
            continue;
        ir_reg value = lower_value(l, kid(l, kids, i));
        if (value)
            VEC_PUSH(&args, value);
    }
    kids_drop(l, kids);
    CXString kind = clang_getCursorKindSpelling(cursor.kind);
    l->fn->loc = loc_of(l, cursor);
    ir_reg dst = emit_unknown(l, clang_getCString(kind), args.at, args.count, &type);
    clang_disposeString(kind);
    VEC_FREE(&args);
    return dst;
}

static ir_reg label_address(struct lower *l, CXCursor cursor) {
    uint32_t label = label_of_reference(l, cursor);
    if (label != IR_NONE)
        l->fn->labels.at[label].address_taken = true;
    struct type_info type = pointer_type(l);
    return emit_undef(l, &type);
}

ir_reg lower_value(struct lower *l, CXCursor cursor) {
    switch (cursor.kind) {
    case CXCursor_ParenExpr:
        return lower_value(l, only_kid(l, cursor));
    case CXCursor_UnexposedExpr:
        return lower_unexposed(l, cursor);
    case CXCursor_DeclRefExpr:
        return declaration_value(l, cursor);
    case CXCursor_IntegerLiteral:
    case CXCursor_CharacterLiteral:
    case CXCursor_FloatingLiteral:
    case CXCursor_ImaginaryLiteral:
    case CXCursor_FixedPointLiteral:
    case CXCursor_GNUNullExpr:
    case CXCursor_CXXBoolLiteralExpr:
    case CXCursor_CXXNullPtrLiteralExpr:
        return evaluated_constant(l, cursor);
    case CXCursor_MemberRefExpr:
    case CXCursor_ArraySubscriptExpr:
    case CXCursor_CompoundLiteralExpr:
    case CXCursor_StringLiteral:
        return load_place(l, cursor);
    case CXCursor_UnaryOperator:
        return lower_unary(l, cursor);
    case CXCursor_BinaryOperator:
        return lower_binary(l, cursor);
    case CXCursor_CompoundAssignOperator:
        return lower_compound_assignment(l, cursor);
    case CXCursor_ConditionalOperator:
        return lower_conditional(l, cursor);
    case CXCursor_CStyleCastExpr:
        return lower_cast(l, cursor);
    case CXCursor_CallExpr:
        return lower_call(l, cursor);
    case CXCursor_UnaryExpr:
        return lower_size(l, cursor);
    case CXCursor_StmtExpr:
        return lower_statement_expression(l, cursor, true);
    case CXCursor_GenericSelectionExpr:
        return lower_generic(l, cursor);
    case CXCursor_AddrLabelExpr:
        return label_address(l, cursor);
    default:
        return unknown_expression(l, cursor);
    }
}

/* A conversion that only discards or reads: (void)x, or x as a statement. */
static CXCursor without_discard(struct lower *l, CXCursor cursor) {
    for (;;) {
        cursor = without_parens(l, cursor);
        if (cursor.kind != CXCursor_CStyleCastExpr && cursor.kind != CXCursor_UnexposedExpr)
            return cursor;
        struct kids kids = kids_of(l, cursor);
        CXCursor inner = kids.count ? kid(l, kids, kids.count - 1) : cursor;
        size_t count = kids.count;
        kids_drop(l, kids);
        bool is_void = clang_getCursorType(cursor).kind == CXType_Void;
        bool is_cast = cursor.kind == CXCursor_CStyleCastExpr ||
                       (cursor.kind == CXCursor_UnexposedExpr && count == 1);
        if (!is_cast || !clang_isExpression(inner.kind) ||
            !(is_void || is_lvalue(l, cursor) || cursor.kind == CXCursor_CStyleCastExpr))
            return cursor;
        cursor = inner;
    }
}

/* `(void)&x`, which keeps old compilers from putting x into a register, gives no one x's address.
 */
static bool is_unused_address(struct lower *l, CXCursor cursor) {
    return cursor.kind == CXCursor_UnaryOperator &&
           clang_getCursorUnaryOperatorKind(cursor) == CXUnaryOperator_AddrOf &&
           !type_info(l, clang_getCursorType(only_kid(l, cursor))).is_function;
}

void lower_effects(struct lower *l, CXCursor cursor) {
    cursor = without_discard(l, cursor);
    if (cursor.kind == CXCursor_StmtExpr) {
        lower_statement_expression(l, cursor, false);
    } else if (cursor.kind == CXCursor_BinaryOperator &&
               clang_getCursorBinaryOperatorKind(cursor) == CXBinaryOperator_Assign) {
        lower_assignment(l, cursor, false);
    } else if (is_lvalue(l, cursor)) {
        struct lvalue object = lower_place(l, cursor);
        if (object.place.is_volatile && !object.type.is_array)
            emit_load(l, &object.place, &object.type);
    } else if (is_unused_address(l, cursor)) {
        lower_place(l, without_parens(l, only_kid(l, cursor)));
    } else if (clang_isExpression(cursor.kind)) {
        lower_value(l, cursor);
    }
}
