#include "flow/explore_internal.h"
#include "ir/number.h"

#include <string.h>

uint32_t event_of_op(struct run *run, frame_id frame, struct op_ref op) {
    const struct shape *shape = shape_of(run, op.function);
    return value_symbol(run->world, SYMBOL_RESULT, frame, shape->first_op[op.block] + op.op, 0,
                        false);
}

/* Whether the operation is done on every path through the callees that FRAME stands for. */
static bool happens_for_sure(const struct run *run, frame_id frame, struct op_ref op) {
    for (; frame != FRAME_ROOT; frame = world_frame(run->world, frame)->caller) {
        if (!shape_of(run, op.function)->is_sure[op.block])
            return false;
        op = world_frame(run->world, frame)->call;
    }
    return true;
}

static void add_access(struct run *run, enum access_kind kind, cell_id cell, struct op_ref op,
                       frame_id frame) {
    const struct object *object = world_object(run->world, world_cell(run->world, cell)->object);
    if (object->kind == OBJECT_LOCAL && object->a != FRAME_ROOT)
        return; /* gone before anybody else could read it */
    VEC_PUSH(&run->accesses, ((struct access){kind, cell, op, frame}));
}

void note_access(struct run *run, enum access_kind kind, cell_id cell, struct op_ref op,
                 frame_id frame) {
    if (run->options.keep_access && (kind != ACCESS_WRITE || happens_for_sure(run, frame, op)))
        add_access(run, kind, cell, op, frame);
}

/* Where FILL begins. */
static value_id filled_address(struct run *run, struct graph *graph, const struct working *working,
                               const struct fill *fill) {
    struct ir_place place = {.base = fill->base, .id = fill->id, .offset = fill->offset};
    if (fill->base != IR_DEREF)
        return place_address(run, graph, working, &place);
    object_id pointer = object_get(run->world, OBJECT_LOCAL, graph->frame, fill->id);
    cell_id cell = cell_at(run->world, value_address(run->world, pointer, 0), REGISTER_SIZE);
    return value_move(run->world, state_read(run->world, &working->state, cell, 64, false),
                      value_int(run->world, fill->offset), 1, 0, 0);
}

static void note_fill(struct run *run, struct graph *graph, const struct working *working,
                      const struct fill *fill) {
    enum { MOST_PARTS = 64 };
    const struct op_ref store = {world_frame(run->world, graph->frame)->function, fill->store.block,
                                 fill->store.op};
    bool is_dense = fill->size == fill->scale;
    int64_t parts = is_dense ? 1 : fill->count;
    uint64_t size = is_dense ? fill->size * (uint64_t)fill->count : fill->size;
    value_id begin = filled_address(run, graph, working, fill);
    for (int64_t i = 0; i < parts && i < MOST_PARTS; i++) {
        value_id part =
            value_move(run->world, begin, value_int(run->world, i), (int64_t)fill->scale, 0, 0);
        add_access(run, ACCESS_FILL, cell_at(run->world, part, size), store, graph->frame);
    }
}

void note_fills(struct run *run, struct graph *graph, const struct working *working) {
    const struct op_ref here = {world_frame(run->world, graph->frame)->function, graph->block, 0};
    const fill_list *fills = &graph->shape->fills;
    for (size_t i = 0; run->options.keep_access && i < fills->count; i++)
        if (fills->at[i].block == graph->block && happens_for_sure(run, graph->frame, here))
            note_fill(run, graph, working, &fills->at[i]);
}

void note_escape(struct run *run, const struct state *state, value_id value) {
    const struct value *address = world_value(run->world, value);
    if (address->kind != VALUE_ADDRESS || run_has_escaped(run, address->object))
        return;
    const struct object *object = world_object(run->world, address->object);
    if (object->kind != OBJECT_LOCAL || object->a != FRAME_ROOT)
        return;
    VEC_PUSH(&run->escaped, address->object);
    for (size_t i = 0; i < state->facts.count; i++)
        if (state->facts.at[i].object == address->object)
            note_escape(run, state, state->facts.at[i].value);
}

/* VALUE is put into OBJECT. */
void note_stored(struct run *run, const struct state *state, object_id id, value_id value) {
    if (world_value(run->world, value)->kind != VALUE_ADDRESS)
        return;
    enum object_kind kind = world_object(run->world, id)->kind;
    if ((kind != OBJECT_LOCAL && kind != OBJECT_REGISTER) || run_has_escaped(run, id))
        note_escape(run, state, value);
}

/* Registers, like cells, lose what EVENT made in an earlier round of a loop. */
void retire_registers(struct run *run, const struct graph *graph, struct working *working,
                      uint32_t event) {
    uint32_t low = graph->shape->low_reg[graph->block], high = graph->shape->high_reg[graph->block];
    for (uint32_t i = 0; low <= high && i <= high - low; i++) {
        value_id *value = &working->registers[i];
        if (*value != UINT32_MAX && *value && value_depends_on(run->world, *value, event))
            *value = value_without_place(run->world, *value);
    }
}

static object_id place_object(struct run *run, const struct graph *graph,
                              const struct ir_place *place) {
    const struct ir_unit *unit =
        run->program->functions.at[world_frame(run->world, graph->frame)->function].unit;
    switch (place->base) {
    case IR_LOCAL:
        return object_get(run->world, OBJECT_LOCAL, graph->frame, place->id);
    case IR_GLOBAL:
        return object_get(run->world, OBJECT_GLOBAL,
                          program_global_of(run->program, unit, place->id), 0);
    default:
        return object_get(run->world, OBJECT_LITERAL, place->id, 0);
    }
}

value_id place_address(struct run *run, struct graph *graph, const struct working *working,
                       const struct ir_place *place) {
    struct world *world = run->world;
    value_id base = place->base == IR_DEREF
                        ? register_get(run, graph, working, place->id)
                        : value_address(world, place_object(run, graph, place), 0);
    base = value_move(world, base, value_int(world, place->offset), 1, 0, 0);
    if (!place->index)
        return base;
    int64_t begin = place->extent_begin - place->offset, end = place->extent_end - place->offset;
    bool known = place->extent_begin < place->extent_end;
    return value_move(world, base, register_get(run, graph, working, place->index),
                      (int64_t)place->scale, known ? begin : 0, known ? end : 0);
}

/* &place, which reaches no further than the member or array that it names. */
static value_id address_of(struct run *run, struct graph *graph, const struct working *working,
                           const struct ir_place *place) {
    value_id address = place_address(run, graph, working, place);
    const struct value *at = world_value(run->world, address);
    if (!place->size || place->index || at->kind != VALUE_ADDRESS)
        return address;
    return value_reach(run->world, address, at->number, at->number + (int64_t)place->size);
}

cell_id place_cell(struct run *run, struct graph *graph, const struct working *working,
                   const struct ir_place *place) {
    cell_id id = cell_at(run->world, place_address(run, graph, working, place), place->size);
    if (!place->is_bitfield)
        return id;
    struct cell cell = *world_cell(run->world, id); /* bit-fields share bytes */
    cell.bit_begin = place->bit_begin;
    cell.bit_end = place->bit_end;
    return cell_get(run->world, cell);
}

/* What CELL holds is not KNOWN, or not exactly, but to read it once more gives the same. */
static value_id name_what_is_there(struct run *run, struct graph *graph, struct op_ref ref,
                                   struct working *working, cell_id id, value_id known) {
    const struct ir_op *op = program_op(run->program, ref);
    const struct cell *cell = world_cell(run->world, id);
    bool is_one_place = world_object(run->world, cell->object)->kind != OBJECT_ANYWHERE &&
                        cell->index != VALUE_ANYWHERE && cell->size && cell->size <= 8;
    if (!is_one_place || op->place.is_volatile)
        return known;
    uint32_t event = event_of_op(run, graph->frame, ref);
    const struct value *made = world_value(run->world, event);
    value_id name =
        known ? value_same_place(run->world, known, event)
              : value_symbol(run->world, SYMBOL_RESULT, made->a, made->b, op->bits, op->is_signed);
    state_retire_event(run->world, &working->state, event);
    retire_registers(run, graph, working, event);
    state_learn(run->world, &working->state, id, name);
    return name;
}

/* A pointer that only has a name, or none, is one of those that its variable holds. */
static value_id content_of(struct run *run, struct graph *graph, const struct working *working,
                           const struct ir_op *op, value_id value) {
    bool is_place = world_value(run->world, value)->kind == VALUE_ADDRESS &&
                    !value_is_nameless(run->world, value);
    enum value_kind kind = world_value(run->world, value)->kind;
    if (!op->is_pointer || is_place || kind == VALUE_INT || kind == VALUE_FUNCTION)
        return value;
    value_id content =
        contents_at(run->world, &working->state, place_address(run, graph, working, &op->place));
    return content ? content : value;
}

static value_id load(struct run *run, struct graph *graph, struct op_ref ref,
                     struct working *working, const struct ir_op *op) {
    cell_id cell = place_cell(run, graph, working, &op->place);
    note_access(run, ACCESS_READ, cell, ref, graph->frame);
    value_id value = initial_value(run->world, cell);
    if (!value)
        value = state_read(run->world, &working->state, cell, op->bits, op->is_signed);
    if (op->is_pointer && world_cell(run->world, cell)->index) {
        value_id element = aggregate_element(run, &working->state, cell);
        value = element ? element : value;
    }
    struct range range = state_range(run->world, &working->state, value);
    value = content_of(run, graph, working, op, value);
    if (value && !value_is_nameless(run->world, value))
        return value;
    value = name_what_is_there(run, graph, ref, working, cell, value);
    state_limit(run->world, &working->state, value, range);
    return value;
}

/* Whether VALUE is the number that the global in CELL held, and one: what counts up from a start
 * that is not known ("vforked++") is a flag as good as any, and is not 0 then. */
static bool steps_up(const struct world *world, cell_id cell, value_id value) {
    const struct value *sum = world_value(world, value);
    if (sum->kind != VALUE_BINARY || sum->op != IR_ADD ||
        world_object(world, world_cell(world, cell)->object)->kind != OBJECT_GLOBAL)
        return false;
    const struct value *old = world_value(world, sum->a), *step = world_value(world, sum->b);
    bool is_of_cell = old->kind == VALUE_SYMBOL && old->a == cell &&
                      (old->origin == SYMBOL_MEMORY || old->origin == SYMBOL_MERGE);
    return is_of_cell && step->kind == VALUE_INT && step->number == 1;
}

static void store(struct run *run, struct graph *graph, struct op_ref ref, struct working *working,
                  cell_id cell, value_id value) {
    if (run->hooks.write)
        run->hooks.write(run->hooks.data, run, graph->frame, ref, cell, value, &working->state);
    note_access(run, ACCESS_WRITE, cell, ref, graph->frame);
    object_id object = world_cell(run->world, cell)->object;
    if (state_fact_count(&working->state, object) >= MAX_OBJECT_FACTS)
        state_forget_object(run->world, &working->state, object,
                            event_of_op(run, graph->frame, ref));
    note_stored(run, &working->state, object, value);
    state_write(run->world, &working->state, cell, value);
    if (steps_up(run->world, cell, value))
        state_limit(run->world, &working->state, value, range_without(range_all(), 0));
}

/* A struct assignment. */
static void copy_memory(struct run *run, struct graph *graph, struct op_ref ref,
                        struct working *working, const struct ir_op *op) {
    cell_id to = place_cell(run, graph, working, &op->place);
    cell_id from = place_cell(run, graph, working, &op->from);
    struct aggregate known;
    note_access(run, ACCESS_READ, from, ref, graph->frame);
    aggregate_read(run, &working->state, from, &known);
    store(run, graph, ref, working, to, VALUE_NONE);
    aggregate_write(run, &working->state, &known, to, event_of_op(run, graph->frame, ref));
    if (op->place.size == object_size(run->world, world_cell(run->world, to)->object))
        contents_begin(run->world, &working->state, world_cell(run->world, to)->object);
    contents_copy(run->world, &working->state, place_address(run, graph, working, &op->from),
                  place_address(run, graph, working, &op->place), op->place.size);
}

/* What a store of VALUE, which OP has in its register, says of the pointers there are. */
static void store_contents(struct run *run, struct graph *graph, struct op_ref ref,
                           struct working *working, value_id value) {
    const struct ir_op *op = program_op(run->program, ref);
    const struct ir_unit *unit = run->program->functions.at[ref.function].unit;
    value_id to = place_address(run, graph, working, &op->place);
    object_id object = world_value(run->world, to)->object;
    bool is_whole = op->place.size == object_size(run->world, object);
    if (world_value(run->world, to)->kind != VALUE_ADDRESS)
        return;
    if (op->is_initializer && is_whole)
        contents_begin(run->world, &working->state, object);
    if (value == value_int(run->world, 0) || op->place.size < unit->pointer_size)
        return;
    if (op->place.size == unit->pointer_size)
        contents_store(run->world, &working->state, to, value);
    else
        contents_forget(run->world, &working->state, object);
}

/* The same where the struct is what a call gave. */
static void store_register(struct run *run, struct graph *graph, struct op_ref ref,
                           struct working *working, const struct ir_op *op) {
    cell_id to = place_cell(run, graph, working, &op->place);
    struct aggregate known;
    aggregate_of_register(run, graph, working, ref.op, op->a, op->place.size, &known);
    value_id value = register_get(run, graph, working, op->a);
    store(run, graph, ref, working, to, value);
    aggregate_write(run, &working->state, &known, to, event_of_op(run, graph->frame, ref));
    store_contents(run, graph, ref, working, value);
}

/* A process id that is stored in a smaller type is taken to fit there: a number that becomes 0 by
 * losing its upper bits is another mistake than not to ask for it. */
static bool keeps_process(const struct value *value, struct range range, struct range type) {
    return value->kind == VALUE_SYMBOL && range.low >= type.low &&
           (value->origin == SYMBOL_SITE || value->origin == SYMBOL_PROCESS);
}

static value_id cast(struct run *run, const struct working *working, const struct ir_op *op,
                     value_id a) {
    struct world *world = run->world;
    const struct value *value = world_value(world, a);
    if (!a || op->bits == 0 || op->is_pointer)
        return a;
    if (value->kind == VALUE_INT)
        return value_int(world, ir_wrap(value->number, op->bits, op->is_signed));
    if (op->bits == 1)
        return value_not(world, value_not(world, a));
    struct range range = state_range(world, &working->state, a);
    struct range type = range_of_type(op->bits, op->is_signed);
    if (value->kind == VALUE_ADDRESS || value->kind == VALUE_FUNCTION)
        return op->bits >= 64 ? a : VALUE_NONE;
    if (range_equal(range_intersect(range, type), range) || keeps_process(value, range, type))
        return a;
    if (!op->is_signed && op->bits < 63)
        return value_binary(world, IR_AND, op->bits, false, a,
                            value_int(world, (INT64_C(1) << op->bits) - 1));
    return VALUE_NONE;
}

static value_id unary(struct run *run, const struct ir_op *op, value_id a) {
    struct world *world = run->world;
    if (op->op == IR_LOGNOT)
        return value_not(world, a);
    if (op->op == IR_NEG)
        return value_binary(world, IR_SUB, op->bits, op->is_signed, value_int(world, 0), a);
    return value_binary(world, IR_XOR, op->bits, op->is_signed, a, value_int(world, -1));
}

/* A value that a term would no longer be made for is a number where the path leaves no choice. */
static value_id settled(struct run *run, const struct working *working, value_id value) {
    const struct value *term = world_value(run->world, value);
    if (term->kind != VALUE_BINARY || term->depth < 4)
        return value;
    struct range range = state_range(run->world, &working->state, value);
    return range_is_single(range) ? value_int(run->world, range.low) : value;
}

static value_id result_of(struct run *run, struct graph *graph, struct op_ref ref,
                          struct working *working, const struct ir_op *op) {
    value_id a = register_get(run, graph, working, op->a);
    value_id b = register_get(run, graph, working, op->b);
    struct world *world = run->world;
    switch (op->code) {
    case IR_CONST:
        return value_int(world, ir_wrap(op->imm, op->bits, op->is_signed));
    case IR_COPY:
        return a;
    case IR_UNARY:
        return settled(run, working, unary(run, op, a));
    case IR_BINARY:
        return settled(run, working, value_binary(world, op->op, op->bits, op->is_signed, a, b));
    case IR_CAST:
        return cast(run, working, op, a);
    case IR_PTRADD:
        return value_move(world, a, b, op->imm, 0, 0);
    case IR_ADDR:
        return address_of(run, graph, working, &op->place);
    case IR_FUNC:
        return value_function(
            world, program_function_of(run->program, run->program->functions.at[ref.function].unit,
                                       op->func));
    case IR_LOAD:
        return load(run, graph, ref, working, op);
    default:
        return VALUE_NONE;
    }
}

static void declare(struct run *run, struct graph *graph, struct op_ref ref,
                    struct working *working, const struct ir_op *op) {
    uint32_t since = event_of_op(run, graph->frame, ref);
    cell_id cell = place_cell(run, graph, working, &op->place);
    note_access(run, ACCESS_WRITE, cell, ref, graph->frame);
    state_retire_event(run->world, &working->state, since);
    state_forget_object(run->world, &working->state, world_cell(run->world, cell)->object, since);
    contents_begin(run->world, &working->state, world_cell(run->world, cell)->object);
}

void forget_shared(struct run *run, struct state *state, uint32_t since) {
    id_list gone = {0};
    state_forget_cell(run->world, state, 0, since);
    state_retire_event(run->world, state, since);
    for (size_t i = 0; i < state->facts.count; i++) {
        object_id id = state->facts.at[i].object;
        if ((!gone.count || VEC_LAST(&gone) != id) && object_is_exposed(run->world, id))
            VEC_PUSH(&gone, id);
    }
    for (size_t i = 0; i < gone.count; i++)
        state_forget_object(run->world, state, gone.at[i], since);
    VEC_FREE(&gone);
    for (size_t i = 0; i < state->epochs.count; i++)
        if (object_is_exposed(run->world, state->epochs.at[i].object))
            state->epochs.at[i].since = since;
    state->epoch = since;
}

/* No path leads on from a write through a null pointer: it is no object, and the process ends. */
static bool writes_through_null(struct run *run, struct graph *graph, const struct working *working,
                                const struct ir_op *op) {
    if (op->code != IR_STORE || op->place.base != IR_DEREF)
        return false;
    const struct value *pointer =
        world_value(run->world, register_get(run, graph, working, op->place.id));
    return pointer->kind == VALUE_INT && pointer->number == 0;
}

void step(struct run *run, struct graph *graph, struct op_ref ref, struct working *working,
          working_list *out) {
    const struct ir_op *op = program_op(run->program, ref);
    if (writes_through_null(run, graph, working, op)) {
        working_free(working);
        return;
    }
    switch (op->code) {
    case IR_CALL:
        step_call(run, graph, ref, working, out);
        return;
    case IR_STORE:
        store_register(run, graph, ref, working, op);
        break;
    case IR_COPYMEM:
        copy_memory(run, graph, ref, working, op);
        break;
    case IR_DECLARE:
        declare(run, graph, ref, working, op);
        break;
    case IR_ASM:
    case IR_UNKNOWN:
        if (op->code == IR_UNKNOWN || (op->text && op->text[0]))
            forget_shared(run, &working->state, event_of_op(run, graph->frame, ref));
        break;
    default:
        break;
    }
    if (op->dst)
        register_set(graph, working, op->dst, result_of(run, graph, ref, working, op));
    VEC_PUSH(out, *working);
}
