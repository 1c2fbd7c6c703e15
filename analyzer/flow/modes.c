/* State machines: "switch (state)" in a loop, where each case sets the state that follows. Paths in
 * different states of such a machine are kept apart however many they are: their number is that of
 * the constants. */
#include "flow/explore_internal.h"
#include "program/body.h"

enum { MAX_CONSTANTS = 64, MAX_COPIES = 8 };

/* The search for the constants that a variable is given. */
struct search {
    const struct body *body;
    int64_t constants[MAX_CONSTANTS];
    unsigned count;
};

static bool add_constant(struct search *search, int64_t value) {
    for (unsigned i = 0; i < search->count; i++)
        if (search->constants[i] == value)
            return true;
    if (search->count == MAX_CONSTANTS)
        return false;
    search->constants[search->count++] = value;
    return true;
}

/* Whether REG can only be one of a few constants. */
static bool is_of_constants(struct search *search, ir_reg reg, unsigned copies) {
    int64_t value;
    if (reg && body_constant(search->body, reg, &value))
        return add_constant(search, value);
    if (!reg || copies == MAX_COPIES)
        return false;
    struct body_ops made = body_definitions(search->body, reg);
    for (uint32_t i = 0; i < made.count; i++) {
        const struct ir_op *op = body_operation(search->body, made.at[i]);
        bool passes_on = op->code == IR_COPY || op->code == IR_CAST;
        if (!passes_on || !is_of_constants(search, op->a, copies + 1))
            return false;
    }
    return made.count > 0;
}

static bool is_mode(const struct ir_function *ir, const struct body *body, uint32_t local) {
    struct search search = {.body = body};
    struct body_ops stores = body_stores(body, local);
    if (ir->locals[local].address_taken || ir->locals[local].is_array || stores.count < 2)
        return false;
    for (uint32_t i = 0; i < stores.count; i++) {
        const struct ir_op *op = body_operation(body, stores.at[i]);
        if (op->code != IR_STORE || !is_of_constants(&search, op->a, 0))
            return false;
    }
    return search.count > 2; /* else it is a flag, which no switch is for */
}

/* The local that BLOCK switches on, or IR_NONE. */
static uint32_t switched_local(const struct body *body, const struct ir_block *block) {
    ir_reg reg = block->exit == IR_SWITCH ? block->value : 0;
    for (unsigned copies = 0; reg && copies < MAX_COPIES; copies++) {
        struct body_ops made = body_definitions(body, reg);
        const struct ir_op *op = made.count == 1 ? body_operation(body, made.at[0]) : NULL;
        if (!op || (op->code != IR_LOAD && op->code != IR_COPY && op->code != IR_CAST))
            return IR_NONE;
        if (op->code == IR_LOAD)
            return op->place.base == IR_LOCAL && !op->place.index && !op->place.offset
                       ? op->place.id
                       : IR_NONE;
        reg = op->a;
    }
    return IR_NONE;
}

uint32_t find_mode(const struct ir_function *ir, const struct body *body) {
    for (uint32_t i = 0; i < ir->block_count; i++) {
        uint32_t local = switched_local(body, &ir->blocks[i]);
        if (local != IR_NONE && is_mode(ir, body, local))
            return local;
    }
    return IR_NONE;
}
