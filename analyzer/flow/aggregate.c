/* Structs and unions that are assigned, passed and returned by value: what is known of their parts
 * goes along. */
#include "flow/explore_internal.h"

void aggregate_read(const struct run *run, const struct state *state, cell_id from,
                    struct aggregate *known) {
    const struct cell *source = world_cell(run->world, from);
    *known = (struct aggregate){.from = from};
    for (size_t i = state_first_fact(state, source->object);
         !source->index && i < state->facts.count && state->facts.at[i].object == source->object;
         i++) {
        const struct cell *cell = world_cell(run->world, state->facts.at[i].cell);
        if (!cell->index && cell_covers(source, cell))
            VEC_PUSH(&known->facts, state->facts.at[i]);
    }
}

cell_id register_cell(struct world *world, frame_id frame, ir_reg reg, uint64_t size) {
    object_id object = object_get(world, OBJECT_REGISTER, frame, reg);
    return cell_at(world, value_address(world, object, 0), size);
}

static bool may_write(const struct ir_op *op) {
    return op->code == IR_STORE || op->code == IR_COPYMEM || op->code == IR_CALL ||
           op->code == IR_ASM || op->code == IR_UNKNOWN;
}

static bool is_written(const struct ir_op *from, const struct ir_op *end) {
    for (const struct ir_op *op = from; op < end; op++)
        if (may_write(op))
            return true;
    return false;
}

void aggregate_of_register(struct run *run, struct graph *graph, const struct working *working,
                           uint32_t end, ir_reg reg, uint64_t size, struct aggregate *known) {
    const struct ir_block *block = &graph->shape->ir->blocks[graph->block];
    *known = (struct aggregate){0};
    if (!reg || size <= REGISTER_SIZE)
        return;
    const struct ir_op *made = ir_definition(block, end, reg);
    if (!made || is_written(made + 1, &block->ops[end]))
        return;
    if (made->code == IR_LOAD && made->place.size == size)
        aggregate_read(run, &working->state, place_cell(run, graph, working, &made->place), known);
    else if (made->code == IR_CALL)
        aggregate_read(run, &working->state, register_cell(run->world, graph->frame, reg, size),
                       known);
}

static cell_id moved(struct world *world, const struct cell *source, const struct cell *target,
                     cell_id id) {
    struct cell cell = *world_cell(world, id);
    int64_t shift = target->offset - source->offset;
    cell.object = target->object;
    cell.offset += shift;
    cell.begin += shift;
    cell.end += shift;
    return cell_get(world, cell);
}

void aggregate_write(struct run *run, struct state *state, struct aggregate *known, cell_id to,
                     uint32_t event) {
    struct world *world = run->world;
    const struct cell *source = world_cell(world, known->from), *target = world_cell(world, to);
    if (known->facts.count && !target->index) {
        uint64_t all = object_size(world, target->object);
        if (!all || target->size >= all)
            state_forget_object(world, state, target->object, event); /* known by its parts */
        for (size_t i = 0; i < known->facts.count; i++) {
            struct fact fact = known->facts.at[i];
            note_stored(run, state, target->object, fact.value);
            state_write(world, state, moved(world, source, target, fact.cell), fact.value);
        }
    }
    VEC_FREE(&known->facts);
}

/* The fact is no news of the elements of CELL: it is of another place, or of what was written
 * before they were, or it was learned of an element that the path no longer tells apart. A write to
 * such an element leaves none of the others known. */
static bool is_no_element(const struct fact *fact, const struct cell *part,
                          const struct cell *range) {
    bool is_older = !fact->value && part->begin <= range->begin && part->end >= range->end;
    return part->index || part->end <= range->begin || part->begin >= range->end || is_older;
}

value_id aggregate_element(struct run *run, const struct state *state, cell_id id) {
    struct world *world = run->world;
    struct cell range = *world_cell(world, id);
    int64_t known = 0;
    value_id value = VALUE_NONE;
    if (range.begin == INT64_MIN || range.end == INT64_MAX) {
        range.begin = 0;
        range.end = (int64_t)object_size(world, range.object);
    }
    for (size_t i = state_first_fact(state, range.object);
         i < state->facts.count && state->facts.at[i].object == range.object; i++) {
        const struct fact *fact = &state->facts.at[i];
        const struct cell *part = world_cell(world, fact->cell);
        if (is_no_element(fact, part, &range))
            continue;
        bool is_other = known && value != fact->value;
        value = is_other ? value_either(world, value, fact->value, 0) : fact->value;
        if (!value || part->begin < range.begin || part->end > range.end)
            return VALUE_NONE;
        known += part->end - part->begin;
    }
    bool is_pointer = world_value(world, value)->kind == VALUE_ADDRESS;
    return is_pointer && known == range.end - range.begin ? value : VALUE_NONE;
}
