#include "flow/state_internal.h"

#include <string.h>

size_t find_fact(const struct state *state, object_id object, cell_id cell) {
    const uint64_t key = fact_key(object, cell);
    size_t low = 0, high = state->facts.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (key_of_fact(&state->facts.at[middle]) < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t find_epoch(const struct state *state, object_id object) {
    return find_key(state->epochs.at, state->epochs.count, sizeof *state->epochs.at, object);
}

/* Closes the gap between the elements before KEPT and those from NEXT on. */
#define CLOSE_GAP(vec, kept, next)                                                                 \
    do {                                                                                           \
        if ((kept) < (next) && (next) < (vec)->count)                                              \
            memmove((vec)->at + (kept), (vec)->at + (next),                                        \
                    ((vec)->count - (next)) * sizeof *(vec)->at);                                  \
        (vec)->count -= (next) - (kept);                                                           \
    } while (0)

void state_copy(struct state *to, const struct state *from) {
    *to = (struct state){.epoch = from->epoch, .tag = from->tag, .tag_data = from->tag_data};
    COPY_VEC(&to->facts, &from->facts);
    COPY_VEC(&to->limits, &from->limits);
    COPY_VEC(&to->epochs, &from->epochs);
}

void state_free(struct state *state) {
    VEC_FREE(&state->facts);
    VEC_FREE(&state->limits);
    VEC_FREE(&state->epochs);
}

/* Whether all that B's limits allow, A's do, too. */
static bool limits_cover(const struct world *world, const struct state *a, const struct state *b) {
    size_t at = 0;
    for (size_t i = 0; i < a->limits.count; i++) {
        const struct limit *limit = &a->limits.at[i];
        while (at < b->limits.count && b->limits.at[at].value < limit->value)
            at++;
        if (at < b->limits.count && b->limits.at[at].value == limit->value &&
            range_equal(b->limits.at[at].range, limit->range))
            continue;
        struct range known = state_range(world, b, limit->value);
        if (!range_equal(range_intersect(known, limit->range), known))
            return false;
    }
    return true;
}

bool state_covers(const struct world *world, const struct state *a, const struct state *b) {
    if (a->epoch != b->epoch || a->tag != b->tag || a->tag_data != b->tag_data ||
        a->epochs.count != b->epochs.count || a->facts.count != b->facts.count)
        return false;
    if (a->epochs.count &&
        memcmp(a->epochs.at, b->epochs.at, a->epochs.count * sizeof *a->epochs.at))
        return false;
    for (size_t i = 0; i < a->facts.count; i++) {
        const struct fact *x = &a->facts.at[i], *y = &b->facts.at[i];
        if (x->cell != y->cell || (x->value != y->value && x->value != VALUE_NONE))
            return false;
    }
    return limits_cover(world, a, b);
}

static uint32_t object_epoch(const struct world *world, const struct state *state,
                             object_id object) {
    size_t at = find_epoch(state, object);
    if (at < state->epochs.count && state->epochs.at[at].object == object)
        return state->epochs.at[at].since;
    enum object_kind kind = world_object(world, object)->kind;
    bool is_private = kind == OBJECT_LOCAL || kind == OBJECT_REGISTER || kind == OBJECT_LITERAL ||
                      (kind == OBJECT_GLOBAL && !object_is_exposed(world, object));
    return is_private ? 0 : state->epoch;
}

bool state_still_reads(const struct world *world, const struct state *state,
                       const struct value *symbol) {
    const struct cell *cell = world_cell(world, symbol->a);
    for (size_t i = find_fact(state, cell->object, 0);
         i < state->facts.count && state->facts.at[i].object == cell->object; i++)
        if (cell_overlaps(world_cell(world, state->facts.at[i].cell), cell))
            return false;
    return object_epoch(world, state, cell->object) == symbol->b;
}

/* What is at one place is so under all its names: "pids[n]", and "*p" where p is pids + n. */
static bool is_same_place(const struct cell *a, const struct cell *b) {
    return a->object == b->object && a->index == b->index && a->offset == b->offset &&
           a->size == b->size && a->bit_begin == b->bit_begin && a->bit_end == b->bit_end;
}

value_id state_read(struct world *world, const struct state *state, cell_id id, unsigned bits,
                    bool is_signed) {
    const struct cell *cell = world_cell(world, id);
    if (world_object(world, cell->object)->kind == OBJECT_ANYWHERE || cell->index == VALUE_ANYWHERE)
        return VALUE_NONE;
    size_t exact = find_fact(state, cell->object, id);
    if (exact < state->facts.count && state->facts.at[exact].cell == id)
        return state->facts.at[exact].value;
    if (cell_is_no_memory(cell))
        return contents_untold(world, state, id);
    const struct fact *same = NULL;
    for (size_t i = find_fact(state, cell->object, 0);
         i < state->facts.count && state->facts.at[i].object == cell->object; i++) {
        const struct fact *fact = &state->facts.at[i];
        if (!cell_overlaps(world_cell(world, fact->cell), cell))
            continue;
        if (same || !is_same_place(world_cell(world, fact->cell), cell))
            return VALUE_NONE;
        same = fact;
    }
    if (same)
        return same->value;
    return value_of_memory(world, id, object_epoch(world, state, cell->object), bits, is_signed);
}

static void drop_facts(struct state *state, object_id object) {
    size_t first = find_fact(state, object, 0), end = first;
    while (end < state->facts.count && state->facts.at[end].object == object)
        end++;
    CLOSE_GAP(&state->facts, first, end);
}

value_id state_fact(const struct world *world, const struct state *state, cell_id cell) {
    size_t at = find_fact(state, world_cell(world, cell)->object, cell);
    bool found = at < state->facts.count && state->facts.at[at].cell == cell;
    return found ? state->facts.at[at].value : VALUE_NONE;
}

/* No pure function can have been given the address of a local whose address is never taken. */
static void forget_answers(const struct world *world, struct state *state, object_id object) {
    enum object_kind kind = world_object(world, object)->kind;
    if (kind != OBJECT_ANSWERS && (kind == OBJECT_ANYWHERE || object_is_exposed(world, object)))
        drop_facts(state, ANSWERS);
}

size_t state_first_fact(const struct state *state, object_id object) {
    return find_fact(state, object, 0);
}

size_t state_fact_count(const struct state *state, object_id object) {
    return find_fact(state, object + 1, 0) - find_fact(state, object, 0);
}

void state_write(struct world *world, struct state *state, cell_id id, value_id value) {
    const struct cell *cell = world_cell(world, id);
    forget_answers(world, state, cell->object);
    if (world_object(world, cell->object)->kind == OBJECT_ANYWHERE)
        return;
    size_t kept = find_fact(state, cell->object, 0), i = kept;
    for (; i < state->facts.count && state->facts.at[i].object == cell->object; i++) {
        struct fact fact = state->facts.at[i];
        const struct cell *other = world_cell(world, fact.cell);
        if (fact.cell == id || cell_covers(cell, other))
            continue;
        if (cell_overlaps(cell, other))
            fact.value = VALUE_NONE;
        state->facts.at[kept++] = fact;
    }
    CLOSE_GAP(&state->facts, kept, i);
    if (cell->index == VALUE_ANYWHERE)
        value = VALUE_NONE;
    size_t at = find_fact(state, cell->object, id);
    INSERT_AT(&state->facts, at, ((struct fact){cell->object, id, value}));
}

void state_learn(const struct world *world, struct state *state, cell_id id, value_id value) {
    object_id object = world_cell(world, id)->object;
    size_t at = find_fact(state, object, id);
    if (at < state->facts.count && state->facts.at[at].cell == id)
        state->facts.at[at].value = value;
    else
        INSERT_AT(&state->facts, at, ((struct fact){object, id, value}));
}

void state_forget_cell(struct world *world, struct state *state, cell_id id, uint32_t since) {
    const struct cell *cell = world_cell(world, id);
    if (cell->size == 0 && cell->begin <= 0) {
        state_forget_object(world, state, cell->object, since);
        return;
    }
    state_write(world, state, id, VALUE_NONE);
}

void state_forget_object(struct world *world, struct state *state, object_id object,
                         uint32_t since) {
    forget_answers(world, state, object);
    if (world_object(world, object)->kind == OBJECT_ANYWHERE)
        return;
    drop_facts(state, object);
    size_t i = find_epoch(state, object);
    if (i < state->epochs.count && state->epochs.at[i].object == object)
        state->epochs.at[i].since = since;
    else
        INSERT_AT(&state->epochs, i, ((struct epoch){object, since}));
}

void state_forget_symbol(struct world *world, struct state *state, value_id symbol) {
    for (size_t i = 0; i < state->facts.count; i++) {
        struct fact *fact = &state->facts.at[i];
        if (fact->value && cell_mentions(world, world_cell(world, fact->cell), symbol))
            fact->value = VALUE_NONE;
        else if (fact->value && value_mentions(world, fact->value, symbol))
            fact->value = value_without_place(world, fact->value);
    }
    size_t kept = 0;
    for (size_t i = 0; i < state->limits.count; i++)
        if (!value_mentions(world, state->limits.at[i].value, symbol))
            state->limits.at[kept++] = state->limits.at[i];
    state->limits.count = kept;
}

/* What was made by EVENT and is still in FACT's cell goes by that cell's name from now on. */
static void rename_value(struct world *world, struct state *state, struct fact *fact,
                         uint32_t event) {
    const struct value *old = world_value(world, fact->value);
    bool has_name = old->kind == VALUE_SYMBOL && !world_cell(world, fact->cell)->index;
    value_id name = value_without_place(world, fact->value);
    if (has_name) {
        name = value_symbol(world, SYMBOL_MERGE, fact->cell, event, old->bits, old->is_signed);
        world_note_source(world, name, fact->value);
        state_forget_symbol(world, state, name);
    }
    fact->value = name;
}

void state_retire_event(struct world *world, struct state *state, uint32_t event) {
    for (size_t i = 0; i < state->facts.count; i++) {
        struct fact *fact = &state->facts.at[i];
        if (fact->value && cell_depends_on(world, world_cell(world, fact->cell), event))
            fact->value = VALUE_NONE;
        else if (fact->value && value_depends_on(world, fact->value, event))
            rename_value(world, state, fact, event);
    }
    size_t kept = 0;
    for (size_t i = 0; i < state->limits.count; i++)
        if (!value_depends_on(world, state->limits.at[i].value, event))
            state->limits.at[kept++] = state->limits.at[i];
    state->limits.count = kept;
}
