#include "lower/fold.h"

#include "ir/number.h"

bool fold_unary(enum ir_operator op, int64_t a, const struct type_info *type, int64_t *value) {
    if (type->bits == 0 || type->bits > 64)
        return false;
    switch (op) {
    case IR_NEG:
        *value = ir_wrap((int64_t)(0 - (uint64_t)a), type->bits, type->is_signed);
        return true;
    case IR_BITNOT:
        *value = ir_wrap(~a, type->bits, type->is_signed);
        return true;
    case IR_LOGNOT:
        *value = a == 0;
        return true;
    default:
        return false;
    }
}

bool fold_binary(enum ir_operator op, int64_t a, int64_t b, const struct type_info *type,
                 bool operands_signed, int64_t *value) {
    bool divides = op == IR_DIV || op == IR_REM, shifts = op == IR_SHL || op == IR_SHR;
    bool is_signed = divides ? type->is_signed : operands_signed;
    if (type->bits == 0 || type->bits > 64)
        return false;
    if ((divides && is_signed && b == -1) || (shifts && b >= type->bits)) /* it may overflow */
        return false;
    if (!ir_fold(op, a, b, is_signed, value))
        return false;
    if (op < IR_LT || op > IR_NE)
        *value = ir_wrap(*value, type->bits, type->is_signed);
    return true;
}
