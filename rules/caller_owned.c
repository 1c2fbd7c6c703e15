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

/* What a call passes for a parameter: null, unless it is one of these. */
struct passed {
    uint32_t local; /* the local whose address it is, or that of a part at OFFSET; else IR_NONE */
    int64_t offset;
    uint32_t parameter; /* the caller's own, which it has no other use for; else IR_NONE */
};

enum { MOST_COPIES = 8, MOST_CALLS = 256 };

/* Adds what REG holds to PASSED; false if that may be anything else than null or the address of one
 * local. DEPTH: how many copies it has gone through. */
static bool add_passed(const struct body *body, ir_reg reg, unsigned depth, struct passed *passed) {
    struct body_ops definitions = body_definitions(body, reg);
    bool is_known = definitions.count > 0 && depth < MOST_COPIES;
    for (uint32_t i = 0; i < definitions.count && is_known; i++) {
        const struct ir_op *op = body_operation(body, definitions.at[i]);
        if (op->code == IR_CONST && op->imm == 0) {
            continue;
        } else if (op->code == IR_COPY || op->code == IR_CAST) {
            is_known = add_passed(body, op->a, depth + 1, passed);
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

/* Whether nothing but one operation has to do with the local. */
static bool is_mentioned_once(const struct ir_function *ir, uint32_t local) {
    unsigned count = 0;
    for (uint32_t b = 0; b < ir->block_count; b++) {
        for (uint32_t o = 0; o < ir->blocks[b].op_count; o++) {
            const struct ir_op *op = &ir->blocks[b].ops[o];
            count += op->place.base == IR_LOCAL && op->place.id == local;
            count += op->code == IR_COPYMEM && op->from.base == IR_LOCAL && op->from.id == local;
        }
    }
    return count == 1;
}

/* The parameter that REG was loaded from, if the function but passes it on; or IR_NONE. */
static uint32_t parameter_passed_on(const struct ir_function *ir, const struct body *body,
                                    ir_reg reg) {
    struct body_ops definitions = body_definitions(body, reg);
    if (definitions.count != 1)
        return IR_NONE;
    const struct ir_op *op = body_operation(body, definitions.at[0]);
    if (op->code == IR_CAST)
        return parameter_passed_on(ir, body, op->a);
    bool is_parameter = op->code == IR_LOAD && op->place.base == IR_LOCAL && !op->place.index &&
                        op->place.id < ir->parameter_count;
    return is_parameter && is_mentioned_once(ir, op->place.id) ? op->place.id : IR_NONE;
}

/* What the call at REF passes as argument ARGUMENT; false where that is something else. */
static bool find_argument(const struct program *program, struct op_ref ref, uint32_t argument,
                          struct passed *passed) {
    const struct ir_op *call = program_op(program, ref);
    const struct body *body = program_body(program, ref.function);
    *passed = (struct passed){.local = IR_NONE, .parameter = IR_NONE};
    if (argument >= call->arg_count)
        return false;
    const struct ir_function *ir = program->functions.at[ref.function].ir;
    passed->parameter = parameter_passed_on(ir, body, call->args[argument]);
    return passed->parameter != IR_NONE || add_passed(body, call->args[argument], 0, passed);
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

/* A search for what all calls of a function, or of one that passes it on, give for a parameter. */
struct search {
    const struct program *program;
    const struct cell *cell;
    struct caller_local found; /* function: IR_NONE so far */
    unsigned calls;            /* looked at */
};

static void note_passed(struct search *search, struct op_ref call, const struct passed *passed) {
    struct caller_local at = {.function = call.function, .local = passed->local};
    const struct cell *cell = search->cell;
    struct local_bytes bytes = {at.local, cell->begin + passed->offset, INT64_MAX};
    if (cell->end != INT64_MAX)
        bytes.end = cell->end + passed->offset;
    at.is_read = first_read(search->program, call, &bytes, &at.read_at);
    if (search->found.function == IR_NONE || (at.is_read && !search->found.is_read))
        search->found = at;
}

/* Looks at all calls of FUNCTION, which is given what is asked for as PARAMETER; false if some may
 * pass something else than the address of a local, or null. */
static bool search_calls(struct search *search, uint32_t function, uint32_t parameter,
                         unsigned depth) {
    const struct program_function *it = &search->program->functions.at[function];
    if (it->externally_visible || it->address_taken || depth > MOST_COPIES)
        return false;
    for (size_t i = 0; i < it->callers.count; i++) {
        struct op_ref call = it->callers.at[i];
        struct passed passed;
        if (++search->calls > MOST_CALLS ||
            !find_argument(search->program, call, parameter, &passed))
            return false;
        if (passed.local != IR_NONE) {
            note_passed(search, call, &passed);
        } else if (passed.parameter != IR_NONE) {
            program_asks_callers(search->program, call.function);
            if (!search_calls(search, call.function, passed.parameter, depth + 1))
                return false;
        }
    }
    return true;
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
    if (!is_known) {
        struct search search = {judged->program, cell, {.function = IR_NONE}, 0};
        bool all = search_calls(&search, judged->function->function, parameter, 0);
        **known = all ? search.found : (struct caller_local){.function = IR_NONE};
    }
    (*known)->begin = cell->begin;
    (*known)->end = cell->end;
    *out = **known;
    return out->function != IR_NONE;
}
