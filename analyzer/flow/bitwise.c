/* Operations on bits that come to less than a term: flags that were set and are asked for, masks
 * that leave all there is. */
#include "flow/world_internal.h"
#include "ir/number.h"

/* VALUE is x OP c; *C is the c. */
static bool is_with_constant(const struct world *world, const struct value *value,
                             enum ir_operator op, int64_t *c) {
    if (value->kind != VALUE_BINARY || value->op != op ||
        world_value(world, value->b)->kind != VALUE_INT)
        return false;
    *c = world_value(world, value->b)->number;
    return true;
}

static value_id and_with(struct world *world, unsigned bits, bool is_signed, value_id a,
                         int64_t mask) {
    const struct value *x = world_value(world, a);
    int64_t c;
    if (mask == ir_wrap(-1, bits, is_signed))
        return a;
    if (is_with_constant(world, x, IR_OR, &c) && !(mask & ~c))
        return value_int(world, mask);
    if (!is_with_constant(world, x, IR_AND, &c))
        return VALUE_NONE;
    return value_binary(world, IR_AND, bits, is_signed, x->a, value_int(world, mask & c));
}

/* A op NUMBER, if that is a value there is already. */
static value_id with_number(struct world *world, enum ir_operator op, unsigned bits, bool is_signed,
                            value_id a, int64_t number) {
    if (op == IR_AND)
        return number ? and_with(world, bits, is_signed, a, number) : value_int(world, 0);
    bool leaves = op == IR_OR || op == IR_XOR || op == IR_SHL || op == IR_SHR;
    return leaves && number == 0 ? a : VALUE_NONE;
}

value_id value_bitwise(struct world *world, enum ir_operator op, unsigned bits, bool is_signed,
                       value_id a, value_id b) {
    const struct value *x = world_value(world, a), *y = world_value(world, b);
    if (y->kind == VALUE_INT)
        return with_number(world, op, bits, is_signed, a, y->number);
    bool commutes = op == IR_AND || op == IR_OR || op == IR_XOR;
    if (commutes && x->kind == VALUE_INT)
        return with_number(world, op, bits, is_signed, b, x->number);
    return VALUE_NONE;
}
