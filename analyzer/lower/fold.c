#include "lower/fold.h"

#include "lower/types.h"

bool fold_unary(enum ir_operator op, int64_t a, const struct type_info *type, int64_t *value) {
    if (type->bits == 0 || type->bits > 64)
        return false;
    switch (op) {
    case IR_NEG:
        *value = wrap_to((int64_t)(0 - (uint64_t)a), type->bits, type->is_signed);
        return true;
    case IR_BITNOT:
        *value = wrap_to(~a, type->bits, type->is_signed);
        return true;
    case IR_LOGNOT:
        *value = a == 0;
        return true;
    default:
        return false;
    }
}

static bool compare(enum ir_operator op, int64_t a, int64_t b, bool is_signed) {
    bool less = is_signed ? a < b : (uint64_t)a < (uint64_t)b;
    switch (op) {
    case IR_LT:
        return less;
    case IR_LE:
        return less || a == b;
    case IR_GT:
        return !less && a != b;
    case IR_GE:
        return !less;
    case IR_EQ:
        return a == b;
    default:
        return a != b;
    }
}

static bool divide(enum ir_operator op, int64_t a, int64_t b, bool is_signed, int64_t *value) {
    if (b == 0 || (is_signed && b == -1))
        return false;
    if (is_signed)
        *value = op == IR_DIV ? a / b : a % b;
    else
        *value = (int64_t)(op == IR_DIV ? (uint64_t)a / (uint64_t)b : (uint64_t)a % (uint64_t)b);
    return true;
}

static bool shift(enum ir_operator op, int64_t a, int64_t b, uint16_t bits, bool is_signed,
                  int64_t *value) {
    if (b < 0 || b >= bits)
        return false;
    if (op == IR_SHL)
        *value = (int64_t)((uint64_t)a << b);
    else
        *value = is_signed ? a >> b : (int64_t)((uint64_t)a >> b);
    return true;
}

static bool arithmetic(enum ir_operator op, int64_t a, int64_t b, int64_t *value) {
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
    switch (op) {
    case IR_ADD:
        *value = (int64_t)(x + y);
        return true;
    case IR_SUB:
        *value = (int64_t)(x - y);
        return true;
    case IR_MUL:
        *value = (int64_t)(x * y);
        return true;
    case IR_AND:
        *value = a & b;
        return true;
    case IR_OR:
        *value = a | b;
        return true;
    case IR_XOR:
        *value = a ^ b;
        return true;
    default:
        return false;
    }
}

bool fold_binary(enum ir_operator op, int64_t a, int64_t b, const struct type_info *type,
                 bool operands_signed, int64_t *value) {
    if (type->bits == 0 || type->bits > 64)
        return false;
    if (op >= IR_LT && op <= IR_NE) {
        *value = compare(op, a, b, operands_signed);
        return true;
    }
    bool folded;
    if (op == IR_DIV || op == IR_REM)
        folded = divide(op, a, b, type->is_signed, value);
    else if (op == IR_SHL || op == IR_SHR)
        folded = shift(op, a, b, type->bits, operands_signed, value);
    else
        folded = arithmetic(op, a, b, value);
    if (folded)
        *value = wrap_to(*value, type->bits, type->is_signed);
    return folded;
}
