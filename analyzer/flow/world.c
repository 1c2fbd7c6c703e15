#include "flow/world_internal.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

/* Events share the numbers of symbols, and their bits. */
static uint64_t bit_of(uint32_t number) {
    return symbol_bits(number);
}

static struct parts parts_of_object(const struct world *world, object_id id) {
    const struct object *object = world_object(world, id);
    return object->kind == OBJECT_POINTEE ? world_value(world, object->a)->parts
                                          : (struct parts){0};
}

static struct parts parts_of_both(struct parts a, struct parts b) {
    return (struct parts){a.symbols | b.symbols, a.events | b.events};
}

static struct parts parts_of_cell(const struct world *world, const struct cell *cell) {
    if (cell->object == ANSWERS)
        return world_value(world, answer_key_at(cell))->parts;
    return parts_of_both(parts_of_object(world, cell->object),
                         world_value(world, cell->index)->parts);
}

/* An operation's event is the number of the symbol of its result (see event_of_op), so a result's
 * event bits are made of the same frame and serial. */
static uint64_t event_bit(uint32_t frame, uint32_t serial) {
    return bit_of(frame * UINT32_C(40503) + serial);
}

uint64_t bits_of_event(const struct world *world, uint32_t event) {
    const struct value *made = world_value(world, event);
    bool is_result = made->kind == VALUE_SYMBOL && made->origin == SYMBOL_RESULT;
    return bit_of(event) | (is_result ? event_bit(made->a, made->b) : 0);
}

static struct parts parts_of_symbol(value_id id, const struct value *symbol) {
    struct parts parts = {.symbols = bit_of(id)};
    if (symbol->origin == SYMBOL_MEMORY)
        parts.events = bit_of(symbol->b);
    else if (symbol->origin == SYMBOL_RESULT || symbol->origin == SYMBOL_PROCESS)
        parts.events = event_bit(symbol->a, symbol->b);
    return parts;
}

static struct parts parts_of_name(uint32_t name) {
    return name ? (struct parts){bit_of(name), bit_of(name)} : (struct parts){0};
}

static struct parts parts_of_value(const struct world *world, value_id id,
                                   const struct value *value) {
    switch (value->kind) {
    case VALUE_SYMBOL:
        return parts_of_symbol(id, value);
    case VALUE_BINARY:
        return parts_of_both(world_value(world, value->a)->parts,
                             world_value(world, value->b)->parts);
    case VALUE_ADDRESS:
        return parts_of_both(parts_of_name(value->a),
                             parts_of_both(parts_of_object(world, value->object),
                                           world_value(world, value->index)->parts));
    default:
        return (struct parts){0};
    }
}

/* Things begin with what tells them apart, with no padding in it; what follows from that comes
 * last.
 */
enum {
    OBJECT_KEY = offsetof(struct object, address),
    CELL_KEY = offsetof(struct cell, parts),
    VALUE_KEY = offsetof(struct value, parts),
    FRAME_KEY = offsetof(struct frame, depth)
};

static_assert(OBJECT_KEY == 3 * sizeof(uint32_t) && CELL_KEY == 4 * sizeof(uint32_t) + 4 * 8 &&
                  VALUE_KEY == 8 * sizeof(uint32_t) + 3 * 8 && FRAME_KEY == 5 * sizeof(uint32_t),
              "no key has padding");

struct world *world_new(const struct program *program, uint32_t root_function) {
    struct world *world = mem_calloc(1, sizeof *world);
    world->arena = arena_new();
    world->program = program;
    VEC_PUSH(&world->values, ARENA_NEW(world->arena, struct value)); /* VALUE_NONE */
    VEC_PUSH(&world->values, ARENA_NEW(world->arena, struct value)); /* VALUE_ANYWHERE */
    struct object *anywhere = ARENA_NEW(world->arena, struct object);
    anywhere->kind = OBJECT_ANYWHERE;
    VEC_PUSH(&world->objects, anywhere);
    struct object *answers = ARENA_NEW(world->arena, struct object);
    answers->kind = OBJECT_ANSWERS;
    VEC_PUSH(&world->objects, answers); /* ANSWERS */
    struct cell *all = ARENA_NEW(world->arena, struct cell);
    *all = (struct cell){.begin = INT64_MIN, .end = INT64_MAX};
    VEC_PUSH(&world->cells, all);
    struct frame *root = ARENA_NEW(world->arena, struct frame);
    root->function = root_function;
    VEC_PUSH(&world->frames, root);
    return world;
}

void world_free(struct world *world) {
    if (!world)
        return;
    id_table_free(&world->object_table);
    id_table_free(&world->cell_table);
    id_table_free(&world->value_table);
    id_table_free(&world->frame_table);
    VEC_FREE(&world->objects);
    VEC_FREE(&world->cells);
    VEC_FREE(&world->values);
    VEC_FREE(&world->frames);
    for (size_t i = 0; i < world->sources.count; i++)
        VEC_FREE(&world->sources.at[i]);
    VEC_FREE(&world->sources);
    arena_free(world->arena);
    free(world);
}

uint32_t world_object_count(const struct world *world) {
    return (uint32_t)world->objects.count;
}

object_id object_get(struct world *world, enum object_kind kind, uint32_t a, uint32_t b) {
    struct object key = {.kind = kind, .a = a, .b = b};
    if (kind == OBJECT_ANYWHERE)
        return 0;
    uint32_t hash = id_hash(&key, OBJECT_KEY), id = (uint32_t)world->objects.count;
    if (id_table_find(&world->object_table, hash, world->objects.at, &key, OBJECT_KEY, &id))
        return id;
    struct object *object = ARENA_NEW(world->arena, struct object);
    *object = key;
    VEC_PUSH(&world->objects, object);
    id_table_add(&world->object_table, hash, id);
    return id;
}

cell_id cell_get(struct world *world, struct cell cell) {
    uint32_t hash = id_hash(&cell, CELL_KEY), id = (uint32_t)world->cells.count;
    if (id_table_find(&world->cell_table, hash, world->cells.at, &cell, CELL_KEY, &id))
        return id;
    struct cell *made = ARENA_NEW(world->arena, struct cell);
    memcpy(made, &cell, CELL_KEY);
    made->parts = parts_of_cell(world, made);
    VEC_PUSH(&world->cells, made);
    id_table_add(&world->cell_table, hash, id);
    return id;
}

/* Callers are skipped in steps that, like the digits of a skew-binary number, are as many as the
 * depth has digits. */
static frame_id jump_of(const struct world *world, frame_id caller) {
    const struct frame *at = world_frame(world, caller), *below = world_frame(world, at->jump);
    uint32_t step = at->depth - below->depth;
    return step == below->depth - world_frame(world, below->jump)->depth ? below->jump : caller;
}

frame_id frame_get(struct world *world, frame_id caller, struct op_ref call, uint32_t function) {
    struct frame key = {.caller = caller, .call = call, .function = function};
    uint32_t hash = id_hash(&key, FRAME_KEY), id = (uint32_t)world->frames.count;
    if (id_table_find(&world->frame_table, hash, world->frames.at, &key, FRAME_KEY, &id))
        return id;
    struct frame *frame = ARENA_NEW(world->arena, struct frame);
    *frame = key;
    frame->depth = world_frame(world, caller)->depth + 1;
    frame->jump = jump_of(world, caller);
    VEC_PUSH(&world->frames, frame);
    id_table_add(&world->frame_table, hash, id);
    return id;
}

unsigned frame_activations(const struct world *world, frame_id frame, uint32_t function) {
    unsigned count = 0;
    for (;; frame = world_frame(world, frame)->caller) {
        count += world_frame(world, frame)->function == function;
        if (frame == FRAME_ROOT)
            return count;
    }
}

bool frame_is_on_stack(const struct world *world, frame_id frame, frame_id wanted) {
    uint32_t depth = world_frame(world, wanted)->depth;
    const struct frame *at = world_frame(world, frame);
    while (at->depth > depth) {
        frame = world_frame(world, at->jump)->depth >= depth ? at->jump : at->caller;
        at = world_frame(world, frame);
    }
    return frame == wanted;
}

value_id value_get(struct world *world, const struct value *value) {
    uint32_t hash = id_hash(value, VALUE_KEY), id = (uint32_t)world->values.count;
    if (id_table_find(&world->value_table, hash, world->values.at, value, VALUE_KEY, &id))
        return id;
    struct value *made = ARENA_NEW(world->arena, struct value);
    memcpy(made, value, VALUE_KEY);
    made->parts = parts_of_value(world, id, made);
    VEC_PUSH(&world->values, made);
    id_table_add(&world->value_table, hash, id);
    return id;
}

value_id value_int(struct world *world, int64_t number) {
    return value_get(world, &(struct value){.kind = VALUE_INT, .number = number});
}

value_id value_address(struct world *world, object_id object, int64_t offset) {
    struct object *at = world->objects.at[object];
    if (offset == 0 && at->address)
        return at->address;
    value_id address = value_get(
        world, &(struct value){.kind = VALUE_ADDRESS, .object = object, .number = offset});
    if (offset == 0)
        at->address = address;
    return address;
}

value_id value_reach(struct world *world, value_id address, int64_t begin, int64_t end) {
    struct value reach = *world_value(world, address);
    if (reach.kind != VALUE_ADDRESS || reach.index)
        return address;
    reach.begin = begin;
    reach.end = end;
    return value_get(world, &reach);
}

value_id value_function(struct world *world, uint32_t function) {
    return value_get(world, &(struct value){.kind = VALUE_FUNCTION, .a = function});
}

value_id value_symbol(struct world *world, enum symbol_origin origin, uint32_t a, uint32_t b,
                      unsigned bits, bool is_signed) {
    return value_get(world, &(struct value){.kind = VALUE_SYMBOL,
                                            .origin = origin,
                                            .a = a,
                                            .b = b,
                                            .bits = (uint16_t)bits,
                                            .is_signed = is_signed});
}

value_id value_of_memory(struct world *world, cell_id id, uint32_t since, unsigned bits,
                         bool is_signed) {
    struct cell *cell = world->cells.at[id];
    if (cell->latest.symbol && cell->latest.since == since && cell->latest.bits == bits &&
        cell->latest.is_signed == is_signed)
        return cell->latest.symbol;
    cell->latest.symbol = value_symbol(world, SYMBOL_MEMORY, id, since, bits, is_signed);
    cell->latest.since = since;
    cell->latest.bits = (uint16_t)bits;
    cell->latest.is_signed = is_signed;
    return cell->latest.symbol;
}

value_id value_jump(struct world *world, frame_id frame) {
    return value_get(world, &(struct value){.kind = VALUE_JUMP, .a = frame});
}
