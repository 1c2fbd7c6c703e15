/* Assignments and arithmetic. The order is clang's: the right side first, then the address parts of
 * the left. */
#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/types.h"

bool arithmetic_operator(enum CXBinaryOperatorKind kind, enum ir_operator *op) {
    static const enum ir_operator operators[] = {
        [CXBinaryOperator_Mul] = IR_MUL,       [CXBinaryOperator_Div] = IR_DIV,
        [CXBinaryOperator_Rem] = IR_REM,       [CXBinaryOperator_Add] = IR_ADD,
        [CXBinaryOperator_Sub] = IR_SUB,       [CXBinaryOperator_Shl] = IR_SHL,
        [CXBinaryOperator_Shr] = IR_SHR,       [CXBinaryOperator_LT] = IR_LT,
        [CXBinaryOperator_GT] = IR_GT,         [CXBinaryOperator_LE] = IR_LE,
        [CXBinaryOperator_GE] = IR_GE,         [CXBinaryOperator_EQ] = IR_EQ,
        [CXBinaryOperator_NE] = IR_NE,         [CXBinaryOperator_And] = IR_AND,
        [CXBinaryOperator_Xor] = IR_XOR,       [CXBinaryOperator_Or] = IR_OR,
        [CXBinaryOperator_MulAssign] = IR_MUL, [CXBinaryOperator_DivAssign] = IR_DIV,
        [CXBinaryOperator_RemAssign] = IR_REM, [CXBinaryOperator_AddAssign] = IR_ADD,
        [CXBinaryOperator_SubAssign] = IR_SUB, [CXBinaryOperator_ShlAssign] = IR_SHL,
        [CXBinaryOperator_ShrAssign] = IR_SHR, [CXBinaryOperator_AndAssign] = IR_AND,
        [CXBinaryOperator_XorAssign] = IR_XOR, [CXBinaryOperator_OrAssign] = IR_OR,
    };
    if ((size_t)kind >= sizeof operators / sizeof *operators ||
        (operators[kind] == IR_ADD && kind != CXBinaryOperator_Add &&
         kind != CXBinaryOperator_AddAssign))
        return false;
    *op = operators[kind];
    return true;
}

/* Bytes that one unit moves a pointer; 0 for a row of variable length. */
static uint64_t unit_size(struct lower *l, const struct type_info *pointer) {
    struct type_info element = element_type(l, pointer);
    return element.is_void || element.is_function ? 1 : element.size;
}

static ir_reg pointer_difference(struct lower *l, ir_reg left, const struct type_info *left_type,
                                 ir_reg right, const struct type_info *type) {
    uint64_t size = unit_size(l, left_type);
    ir_reg bytes = emit_binary(l, IR_SUB, left, right, type, false);
    if (size == 1)
        return bytes;
    if (size == 0)
        return emit_undef(l, type);
    return emit_binary(l, IR_DIV, bytes, emit_const(l, (int64_t)size, type), type, true);
}

ir_reg lower_arithmetic(struct lower *l, enum ir_operator op, ir_reg left,
                        const struct type_info *left_type, ir_reg right,
                        const struct type_info *right_type, const struct type_info *type) {
    if (op == IR_ADD && left_type->is_pointer)
        return emit_ptradd(l, left, right, unit_size(l, left_type));
    if (op == IR_ADD && right_type->is_pointer)
        return emit_ptradd(l, right, left, unit_size(l, right_type));
    if (op == IR_SUB && left_type->is_pointer && right_type->is_pointer)
        return pointer_difference(l, left, left_type, right, type);
    if (op == IR_SUB && left_type->is_pointer) {
        const char *name = name_of(l, "%s - %s", reg_name(l, left), reg_name(l, right));
        struct type_info offset = pointer_type(l);
        offset = (struct type_info){.bits = offset.bits, .is_signed = true, .is_integer = true};
        ir_reg wide = convert(l, right, right_type, &offset);
        ir_reg moved =
            emit_ptradd(l, left, emit_unary(l, IR_NEG, wide, &offset), unit_size(l, left_type));
        reg_info(l, moved)->name = name;
        return moved;
    }
    bool is_signed = left_type->is_pointer ? false : left_type->is_signed || left_type->bits == 0;
    return emit_binary(l, op, left, right, type, is_signed);
}

static void operands_of(struct lower *l, CXCursor cursor, CXCursor *left, CXCursor *right) {
    struct kids kids = kids_of(l, cursor);
    *left = kid(l, kids, 0);
    *right = kid(l, kids, kids.count - 1);
    kids_drop(l, kids);
}

ir_reg lower_assignment(struct lower *l, CXCursor cursor, bool want_value) {
    CXCursor left, right;
    operands_of(l, cursor, &left, &right);
    struct ir_loc loc = loc_of(l, cursor);
    struct type_info type = type_info(l, clang_getCursorType(left));
    if (type.is_record && is_lvalue(l, right)) {
        struct lvalue from = lower_place(l, right), to = lower_place(l, left);
        l->fn->loc = loc;
        emit_copymem(l, &to.place, &from.place, false);
        return want_value ? emit_load(l, &to.place, &to.type) : 0;
    }
    struct type_info from = value_type(l, right);
    ir_reg value = lower_value(l, right);
    struct lvalue to = lower_place(l, left);
    l->fn->loc = loc;
    value = convert(l, value, &from, &to.type);
    emit_store(l, &to.place, value, &to.type, false);
    return value;
}

/* The type in which LEFT op RIGHT is computed: the usual arithmetic conversions. */
static struct type_info computation_type(struct lower *l, enum ir_operator op,
                                         const struct type_info *left,
                                         const struct type_info *right) {
    struct type_info integer = int_type(l);
    struct type_info a = left->is_integer && left->bits < 32 ? integer : *left;
    struct type_info b = right->is_integer && right->bits < 32 ? integer : *right;
    if (op == IR_SHL || op == IR_SHR)
        return a;
    if (!a.is_integer)
        return a;
    if (!b.is_integer || b.bits > a.bits)
        return b;
    if (b.bits == a.bits && !b.is_signed)
        return b;
    return a;
}

ir_reg lower_compound_assignment(struct lower *l, CXCursor cursor) {
    CXCursor left, right;
    operands_of(l, cursor, &left, &right);
    struct ir_loc loc = loc_of(l, cursor);
    struct type_info right_type = value_type(l, right);
    enum ir_operator op;
    ir_reg value = lower_value(l, right);
    struct lvalue object = lower_place(l, left);
    l->fn->loc = loc;
    ir_reg old = emit_load(l, &object.place, &object.type), result;
    if (!arithmetic_operator(clang_getCursorBinaryOperatorKind(cursor), &op)) {
        result = emit_unknown(l, "compound assignment", (ir_reg[]){old, value}, 2, &object.type);
    } else if (object.type.is_pointer) {
        result = lower_arithmetic(l, op, old, &object.type, value, &right_type, &object.type);
    } else {
        struct type_info type = computation_type(l, op, &object.type, &right_type);
        ir_reg wide = convert(l, old, &object.type, &type);
        if (op != IR_SHL && op != IR_SHR)
            value = convert(l, value, &right_type, &type);
        result = lower_arithmetic(l, op, wide, &type, value, &type, &type);
        result = convert(l, result, &type, &object.type);
    }
    emit_store(l, &object.place, result, &object.type, false);
    return result;
}

ir_reg lower_increment(struct lower *l, CXCursor cursor, enum CXUnaryOperatorKind kind) {
    struct ir_loc loc = loc_of(l, cursor);
    bool up = kind == CXUnaryOperator_PostInc || kind == CXUnaryOperator_PreInc;
    bool post = kind == CXUnaryOperator_PostInc || kind == CXUnaryOperator_PostDec;
    struct lvalue object = lower_place(l, only_kid(l, cursor));
    l->fn->loc = loc;
    ir_reg old = emit_load(l, &object.place, &object.type), result;
    struct type_info integer = int_type(l);
    if (object.type.is_pointer) {
        ir_reg one = emit_const(l, up ? 1 : -1, &integer);
        result = emit_ptradd(l, old, one, unit_size(l, &object.type));
    } else {
        struct type_info type = computation_type(l, IR_ADD, &object.type, &integer);
        ir_reg wide = convert(l, old, &object.type, &type);
        ir_reg one = type.bits ? emit_const(l, 1, &type) : emit_undef(l, &type);
        result = emit_binary(l, up ? IR_ADD : IR_SUB, wide, one, &type, type.is_signed);
        result = convert(l, result, &type, &object.type);
    }
    emit_store(l, &object.place, result, &object.type, false);
    return post ? old : result;
}
