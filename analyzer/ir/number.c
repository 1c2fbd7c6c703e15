#include "ir/number.h"

int64_t ir_wrap(int64_t number, unsigned bits, bool is_signed) {
    if (bits == 0 || bits >= 64)
        return number;
    if (bits == 1)
        return number != 0;
    uint64_t mask = (UINT64_C(1) << bits) - 1, low = (uint64_t)number & mask;
    if (is_signed && (low >> (bits - 1)) != 0)
        low |= ~mask;
    return (int64_t)low;
}

static bool divide(enum ir_operator op, int64_t a, int64_t b, bool is_signed, int64_t *out) {
    if (b == 0 || (is_signed && a == INT64_MIN && b == -1))
        return false;
    if (is_signed)
        *out = op == IR_DIV ? a / b : a % b;
    else
        *out = (int64_t)(op == IR_DIV ? (uint64_t)a / (uint64_t)b : (uint64_t)a % (uint64_t)b);
    return true;
}

static bool shift(enum ir_operator op, int64_t a, int64_t b, bool is_signed, int64_t *out) {
    if (b < 0 || b > 63)
        return false;
    if (op == IR_SHL)
        *out = (int64_t)((uint64_t)a << b);
    else
        *out = is_signed ? a >> b : (int64_t)((uint64_t)a >> b);
    return true;
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

bool ir_fold(enum ir_operator op, int64_t a, int64_t b, bool is_signed, int64_t *out) {
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
    switch (op) {
    case IR_ADD:
        *out = (int64_t)(x + y);
        return true;
    case IR_SUB:
        *out = (int64_t)(x - y);
        return true;
    case IR_MUL:
        *out = (int64_t)(x * y);
        return true;
    case IR_DIV:
    case IR_REM:
        return divide(op, a, b, is_signed, out);
    case IR_SHL:
    case IR_SHR:
        return shift(op, a, b, is_signed, out);
    case IR_AND:
        *out = a & b;
        return true;
    case IR_OR:
        *out = a | b;
        return true;
    case IR_XOR:
        *out = a ^ b;
        return true;
    case IR_LT:
    case IR_LE:
    case IR_GT:
    case IR_GE:
    case IR_EQ:
    case IR_NE:
        *out = compare(op, a, b, is_signed);
        return true;
    default:
        return false;
    }
}
