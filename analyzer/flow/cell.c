/* Cells: where they are, which share bytes, and those that hold the answers of pure functions. */
#include "flow/world_internal.h"

cell_id cell_at(struct world *world, value_id pointer, uint64_t size) {
    struct value at = *world_value(world, value_as_address(world, pointer));
    struct cell cell = {.object = at.object, .index = at.index, .offset = at.number, .size = size};
    if (at.index) {
        cell.begin = at.begin;
        cell.end = at.end;
        return cell_get(world, cell);
    }
    cell.begin = at.number;
    if (size == 0 || size > INT64_MAX ||
        __builtin_add_overflow(at.number, (int64_t)size, &cell.end))
        cell.end = INT64_MAX;
    return cell_get(world, cell);
}

/* Bits that a cell takes, counted from where BASE begins. */
struct bits {
    int64_t begin, end;
};

static bool find_bits(const struct cell *cell, const struct cell *base, struct bits *bits) {
    int64_t distance;
    if (cell->index != base->index || !cell->size || cell->size > UINT16_MAX ||
        __builtin_sub_overflow(cell->offset, base->offset, &distance) || distance < -UINT16_MAX ||
        distance > UINT16_MAX)
        return false;
    bits->begin = distance * 8 + cell->bit_begin;
    bits->end = distance * 8 + (int64_t)(cell->bit_end ? cell->bit_end : cell->size * 8);
    return true;
}

/* Whether A and B, one of them a bit-field, share no bit. */
static bool bits_are_apart(const struct cell *a, const struct cell *b) {
    struct bits x, y;
    if (!find_bits(a, a, &x) || !find_bits(b, a, &y) || a->index == VALUE_ANYWHERE)
        return false;
    return x.end <= y.begin || y.end <= x.begin;
}

static bool bits_are_within(const struct cell *a, const struct cell *b) {
    struct bits x, y;
    return find_bits(a, a, &x) && find_bits(b, a, &y) && a->index != VALUE_ANYWHERE &&
           x.begin <= y.begin && y.end <= x.end;
}

bool cell_overlaps(const struct cell *a, const struct cell *b) {
    if (a->object != b->object)
        return false;
    if ((a->bit_end || b->bit_end) && bits_are_apart(a, b))
        return false;
    if (a->index && a->index == b->index && a->index != VALUE_ANYWHERE && a->size && b->size)
        return a->offset < b->offset + (int64_t)b->size && b->offset < a->offset + (int64_t)a->size;
    return a->begin < b->end && b->begin < a->end;
}

bool cell_covers(const struct cell *a, const struct cell *b) {
    if (a->object != b->object || !a->size)
        return false;
    if (a->bit_end)
        return bits_are_within(a, b);
    if (a->index || b->index) {
        if (a->index == b->index && a->index != VALUE_ANYWHERE)
            return b->size && a->offset <= b->offset &&
                   b->offset + (int64_t)b->size <= a->offset + (int64_t)a->size;
        return !a->index && a->begin <= b->begin && b->end <= a->end && b->end != INT64_MAX;
    }
    return a->begin <= b->begin && b->end <= a->end;
}

value_id answer_key_of(struct world *world, uint32_t callee, const value_id *args, uint32_t count) {
    value_id key = value_int(world, callee);
    for (uint32_t i = 0; i < count && key; i++)
        key = value_is_nameless(world, args[i])
                  ? VALUE_NONE
                  : value_term(world, IR_OPERATORS, 64, false, key, args[i]);
    return count ? key : VALUE_NONE;
}

cell_id cell_of_answer(struct world *world, value_id key) {
    int64_t at = (int64_t)key * 8;
    return cell_get(
        world,
        (struct cell){.object = ANSWERS, .offset = at, .size = 8, .begin = at, .end = at + 8});
}

value_id answer_key(const struct world *world, cell_id cell) {
    return answer_key_at(world_cell(world, cell));
}
