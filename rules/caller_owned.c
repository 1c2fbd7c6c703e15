#include "caller_owned.h"

#include "program/body.h"

#include <stdlib.h>

uint32_t parameter_pointing_to(const struct site_case *judged, value_id pointer) {
    const struct world *world = judged->function->world;
    const struct value *value = world_value(world, pointer);
    if (value->kind != VALUE_SYMBOL || value->origin != SYMBOL_MEMORY || value->b != 0)
        return IR_NONE;
    const struct cell *cell = world_cell(world, value->a);
    const struct object *variable = world_object(world, cell->object);
    const struct ir_function *ir = judged->program->functions.at[judged->function->function].ir;
    bool is_parameter = variable->kind == OBJECT_LOCAL && variable->a == FRAME_ROOT &&
                        variable->b < ir->parameter_count;
    return is_parameter ? variable->b : IR_NONE;
}

/* What a call passes for a parameter. */
struct passed {
    bool is_null;   /* on some path, or on all */
    uint32_t local; /* the local whose address it is, or that of a part at OFFSET; else IR_NONE */
    int64_t offset;
};

enum { MOST_COPIES = 8 };

/* Adds what REG holds to PASSED; false if that may be anything else than null or the address of one
 * local. DEPTH: how many copies it has gone through. */
static bool add_passed(const struct body *body, ir_reg reg, unsigned depth, struct passed *passed) {
    struct body_ops definitions = body_definitions(body, reg);
    bool is_known = definitions.count > 0 && depth < MOST_COPIES;
    for (uint32_t i = 0; i < definitions.count && is_known; i++) {
        const struct ir_op *op = body_operation(body, definitions.at[i]);
        if (op->code == IR_COPY || op->code == IR_CAST) {
            is_known = add_passed(body, op->a, depth + 1, passed);
        } else if (op->code == IR_CONST && op->imm == 0) {
            passed->is_null = true;
        } else {
            bool is_address = op->code == IR_ADDR && op->place.base == IR_LOCAL && !op->place.index;
            bool is_second = passed->local != IR_NONE &&
                             (passed->local != op->place.id || passed->offset != op->place.offset);
            is_known = is_address && !is_second;
            passed->local = op->place.id;
            passed->offset = op->place.offset;
        }
    }
    return is_known;
}

/* What the call at REF passes as argument ARGUMENT; false where that is something else. */
static bool find_argument(const struct program *program, struct op_ref ref, uint32_t argument,
                          struct passed *passed) {
    const struct ir_op *call = program_op(program, ref);
    *passed = (struct passed){.local = IR_NONE};
    return argument < call->arg_count &&
           add_passed(program_body(program, ref.function), call->args[argument], 0, passed);
}

/* Bytes of a caller's local. */
struct local_bytes {
    uint32_t local;
    int64_t begin, end;
};

static bool overlaps(const struct local_bytes *bytes, const struct ir_place *place) {
    if (place->base != IR_LOCAL || place->id != bytes->local)
        return false;
    return place->index || !place->size ||
           (place->offset < bytes->end && bytes->begin < place->offset + (int64_t)place->size);
}

static bool covers(const struct local_bytes *bytes, const struct ir_place *place) {
    return overlaps(bytes, place) && !place->index && !place->is_bitfield &&
           place->offset <= bytes->begin && bytes->end <= place->offset + (int64_t)place->size;
}

enum effect_on_local { LOCAL_UNTOUCHED, LOCAL_READ, LOCAL_WRITTEN };

static enum effect_on_local effect_on(const struct ir_op *op, const struct local_bytes *bytes) {
    const struct ir_place *read = op->code == IR_COPYMEM ? &op->from : &op->place;
    bool reads = op->code == IR_LOAD || op->code == IR_COPYMEM || op->code == IR_ADDR;
    if (reads && overlaps(bytes, read))
        return LOCAL_READ;
    if (op->code == IR_DECLARE && op->place.id == bytes->local)
        return LOCAL_WRITTEN;
    bool writes = op->code == IR_STORE || op->code == IR_COPYMEM;
    return writes && covers(bytes, &op->place) ? LOCAL_WRITTEN : LOCAL_UNTOUCHED;
}

/* The first operation behind REF, on some path, that reads BYTES before they are written. */
static bool first_read(const struct program *program, struct op_ref ref,
                       const struct local_bytes *bytes, struct op_ref *where) {
    const struct ir_function *ir = program->functions.at[ref.function].ir;
    bool *seen = mem_calloc(ir->block_count, sizeof *seen), found = false;
    VEC(struct op_ref) todo = {0};
    VEC_PUSH(&todo, ((struct op_ref){ref.function, ref.block, ref.op + 1}));
    for (size_t next = 0; next < todo.count && !found; next++) {
        struct op_ref at = todo.at[next];
        const struct ir_block *block = &ir->blocks[at.block];
        enum effect_on_local effect = LOCAL_UNTOUCHED;
        for (; at.op < block->op_count && effect == LOCAL_UNTOUCHED; at.op++) {
            effect = effect_on(&block->ops[at.op], bytes);
            *where = at;
        }
        found = effect == LOCAL_READ;
        for (uint32_t i = 0; effect == LOCAL_UNTOUCHED && i < block->target_count; i++) {
            if (seen[block->targets[i]])
                continue;
            seen[block->targets[i]] = true;
            VEC_PUSH(&todo, ((struct op_ref){ref.function, block->targets[i], 0}));
        }
    }
    VEC_FREE(&todo);
    free(seen);
    return found;
}

/* What PARAMETER of the vfork function points to, and who reads what CELL is of that: its function
 * is IR_NONE if not all callers pass the address of a local, or null. */
static struct caller_local find_passed(const struct site_case *judged, uint32_t parameter,
                                       const struct cell *cell) {
    const struct program_function *function =
        &judged->program->functions.at[judged->function->function];
    const struct caller_local nothing = {.function = IR_NONE};
    struct caller_local found = nothing;
    if (function->externally_visible || function->address_taken)
        return nothing;
    for (size_t i = 0; i < function->callers.count; i++) {
        struct op_ref call = function->callers.at[i];
        struct caller_local at = {.function = call.function};
        struct passed passed;
        if (!find_argument(judged->program, call, parameter, &passed))
            return nothing;
        if (passed.local == IR_NONE)
            continue; /* null: nothing is written there */
        at.local = passed.local;
        struct local_bytes bytes = {at.local, cell->begin + passed.offset, INT64_MAX};
        if (cell->end != INT64_MAX)
            bytes.end = cell->end + passed.offset;
        at.is_read = first_read(judged->program, call, &bytes, &at.read_at);
        if (found.function == IR_NONE || (at.is_read && !found.is_read))
            found = at;
    }
    return found;
}

bool find_caller_local(const struct site_case *judged, const struct cell *cell,
                       struct caller_local *out) {
    const struct object *object = world_object(judged->function->world, cell->object);
    uint32_t parameter =
        object->kind == OBJECT_POINTEE ? parameter_pointing_to(judged, object->a) : IR_NONE;
    if (parameter == IR_NONE)
        return false;
    struct caller_local **known = &judged->known->callers_locals[parameter];
    bool is_known = *known && (*known)->begin == cell->begin && (*known)->end == cell->end;
    if (!*known)
        *known = mem_calloc(1, sizeof **known);
    if (!is_known)
        **known = find_passed(judged, parameter, cell);
    (*known)->begin = cell->begin;
    (*known)->end = cell->end;
    *out = **known;
    return out->function != IR_NONE;
}
