/* Where paths meet: what two states both know of cells and of values. Memory that no fact holds is
 * join_memory.c's. */
#include "flow/join.h"
#include "flow/state_internal.h"

/* The symbols that a meeting of paths makes, the bits that stand for them, and what met. */
struct made {
    id_list symbols;
    id_list sorted; /* the same, once all are made */
    uint64_t bits;
    meeting_list met;
};

static void make(struct made *made, value_id symbol, struct meeting met) {
    VEC_PUSH(&made->symbols, symbol);
    made->bits |= symbol_bits(symbol);
    VEC_PUSH(&made->met, met);
}

static void sort_made(struct made *made) {
    COPY_VEC(&made->sorted, &made->symbols);
    id_list_sort(&made->sorted);
}

/* Whether SYMBOL is one of MADE, but for that of the cell BUT (0: any). */
static bool is_made(const struct world *world, value_id symbol, const struct made *made,
                    cell_id but) {
    return (symbol_bits(symbol) & made->bits) && id_list_has(&made->sorted, symbol) &&
           (!but || world_value(world, symbol)->a != but);
}

/* Whether value_mentions holds for VALUE and one of MADE, as above. There may be many. */
static bool value_mentions_made(const struct world *world, value_id id, const struct made *made,
                                cell_id but) {
    const struct value *value = world_value(world, id);
    if (!(value->parts.symbols & made->bits))
        return false;
    switch (value->kind) {
    case VALUE_SYMBOL:
        return is_made(world, id, made, but);
    case VALUE_BINARY:
        return value_mentions_made(world, value->a, made, but) ||
               value_mentions_made(world, value->b, made, but);
    case VALUE_ADDRESS: {
        if (value->index)
            return is_made(world, value->a, made, but) ||
                   value_mentions_made(world, value->index, made, but);
        const struct object *object = world_object(world, value->object);
        return object->kind == OBJECT_POINTEE && value_mentions_made(world, object->a, made, but);
    }
    default:
        return false;
    }
}

/* Whether cell_mentions holds for the cell ID and one of MADE. */
static bool cell_mentions_made(const struct world *world, cell_id id, const struct made *made) {
    const struct cell *cell = world_cell(world, id);
    if (!(cell->parts.symbols & made->bits))
        return false;
    if (cell->object == ANSWERS)
        return value_mentions_made(world, answer_key(world, id), made, 0);
    if (cell->index && value_mentions_made(world, cell->index, made, 0))
        return true;
    const struct object *object = world_object(world, cell->object);
    return object->kind == OBJECT_POINTEE && value_mentions_made(world, object->a, made, 0);
}

/* Limits of both, each widened to the hull. Symbols of this very meeting get their own later. */
static void join_limits(struct world *world, struct state *to, const struct state *a,
                        const struct state *b, const struct made *made) {
    for (size_t i = 0, other = 0; i < a->limits.count; i++) {
        value_id value = a->limits.at[i].value;
        if (value_mentions_made(world, value, made, 0))
            continue;
        while (other < b->limits.count && b->limits.at[other].value < value)
            other++;
        if (other < b->limits.count && b->limits.at[other].value == value &&
            range_equal(b->limits.at[other].range, a->limits.at[i].range)) {
            VEC_PUSH(&to->limits, a->limits.at[i]);
            continue;
        }
        struct range hull = range_hull(a->limits.at[i].range, state_range(world, b, value));
        struct state nothing = {0};
        if (!range_equal(hull, state_range(world, &nothing, value)))
            VEC_PUSH(&to->limits, ((struct limit){value, hull}));
    }
}

static void join_epochs(struct state *to, const struct state *a, const struct state *b,
                        uint32_t merge) {
    size_t i = 0, j = 0;
    while (i < a->epochs.count || j < b->epochs.count) {
        bool left = j >= b->epochs.count ||
                    (i < a->epochs.count && a->epochs.at[i].object <= b->epochs.at[j].object);
        bool right = i >= a->epochs.count ||
                     (j < b->epochs.count && b->epochs.at[j].object <= a->epochs.at[i].object);
        struct epoch joined = left ? a->epochs.at[i] : b->epochs.at[j];
        if (!(left && right) || a->epochs.at[i].since != b->epochs.at[j].since)
            joined.since = merge;
        VEC_PUSH(&to->epochs, joined);
        i += left;
        j += right;
    }
}

static value_id value_in(struct world *world, const struct state *state, cell_id cell,
                         const struct value *like) {
    bool typed = like->kind == VALUE_SYMBOL || like->kind == VALUE_BINARY;
    return state_read(world, state, cell, typed ? like->bits : 32, typed ? like->is_signed : true);
}

/* The same, where FACT (NULL: there is none) may say so. What is anywhere is known nowhere. */
static value_id known_in(struct world *world, const struct state *state, const struct fact *fact,
                         cell_id id, const struct value *like) {
    const struct cell *cell = world_cell(world, id);
    bool is_known = fact && world_object(world, cell->object)->kind != OBJECT_ANYWHERE &&
                    cell->index != VALUE_ANYWHERE;
    return is_known ? fact->value : value_in(world, state, id, like);
}

/* IN_A and IN_B are the facts of CELL; NULL where there is none, but not both. */
static struct fact join_fact(struct world *world, const struct state *a, const struct fact *in_a,
                             const struct state *b, const struct fact *in_b, uint32_t merge,
                             struct made *made) {
    cell_id cell = in_a ? in_a->cell : in_b->cell;
    const struct cell *place = world_cell(world, cell);
    const struct value *like = world_value(world, in_a ? in_a->value : in_b->value);
    bool typed = like->kind == VALUE_SYMBOL || like->kind == VALUE_BINARY;
    value_id x = known_in(world, a, in_a, cell, like), y = known_in(world, b, in_b, cell, like);
    struct fact fact = {place->object, cell, x};
    if (x != y) {
        fact.value = VALUE_NONE;
        value_id symbol = VALUE_NONE;
        if ((x && y) || !place->index)
            symbol = value_symbol(world, SYMBOL_MERGE, cell, merge, typed ? like->bits : 64,
                                  typed ? like->is_signed : true);
        value_id either = value_either(world, x, y, symbol);
        fact.value = either ? either : symbol;
        if (symbol) {
            world_note_source(world, symbol, x);
            world_note_source(world, symbol, y);
            make(made, symbol, (struct meeting){x, y, fact.value});
        }
    }
    return fact;
}

/* A name for what FACT's cell holds from the meeting on, or none. */
static value_id renamed(struct world *world, const struct fact *fact, uint32_t merge) {
    const struct cell *cell = world_cell(world, fact->cell);
    const struct value *old = world_value(world, fact->value);
    bool is_typed = old->kind == VALUE_SYMBOL || old->kind == VALUE_BINARY;
    if (cell->index || !cell->size || cell->size > 8)
        return VALUE_NONE;
    return value_symbol(world, SYMBOL_MERGE, fact->cell, merge,
                        is_typed ? old->bits : (unsigned)cell->size * 8,
                        is_typed ? old->is_signed : true);
}

/* Cells behind a symbol that is MADE are other cells than in an earlier round of a loop: each gets
 * a name for what it holds. No other cell may go on using the symbol for the earlier round. */
static void renew(struct world *world, struct state *to, const struct made *made, uint32_t merge) {
    for (size_t i = 0; i < to->facts.count; i++) {
        struct fact *fact = &to->facts.at[i];
        if (cell_mentions_made(world, fact->cell, made)) {
            value_id name = renamed(world, fact, merge);
            if (name) {
                world_note_source(world, name, fact->value);
                state_forget_symbol(world, to, name);
            }
            fact->value = name;
        } else if (fact->value && value_mentions_made(world, fact->value, made, fact->cell)) {
            fact->value = value_without_place(world, fact->value);
        }
    }
}

/* The symbols in MADE are made anew: they hold the hull of what A and B have in their cells. */
static void settle_merges(struct world *world, struct state *to, const struct state *a,
                          const struct state *b, const struct made *made, uint32_t merge) {
    renew(world, to, made, merge);
    for (size_t i = 0; i < made->symbols.count; i++) {
        value_id symbol = made->symbols.at[i];
        const struct value *name = world_value(world, symbol);
        if (cell_mentions_made(world, name->a, made))
            continue;
        value_id x = state_read(world, a, name->a, name->bits, name->is_signed);
        value_id y = state_read(world, b, name->a, name->bits, name->is_signed);
        struct range hull = range_hull(state_range(world, a, x), state_range(world, b, y));
        set_limit(world, to, symbol, hull);
    }
}

static size_t more(size_t a, size_t b) {
    return a > b ? a : b;
}

void state_join(struct world *world, struct state *to, const struct state *a, const struct state *b,
                uint32_t merge) {
    struct made made = {0};
    *to = (struct state){
        .epoch = a->epoch == b->epoch ? a->epoch : merge, .tag = a->tag, .tag_data = a->tag_data};
    join_epochs(to, a, b, merge);
    VEC_RESERVE(&to->facts, more(a->facts.count, b->facts.count));
    VEC_RESERVE(&to->limits, a->limits.count);
    size_t i = 0, j = 0;
    while (i < a->facts.count || j < b->facts.count) {
        uint64_t x = i < a->facts.count ? key_of_fact(&a->facts.at[i]) : UINT64_MAX;
        uint64_t y = j < b->facts.count ? key_of_fact(&b->facts.at[j]) : UINT64_MAX;
        const struct fact *in_a = x <= y ? &a->facts.at[i] : NULL;
        const struct fact *in_b = y <= x ? &b->facts.at[j] : NULL;
        if (x == y && in_a->value == in_b->value)
            VEC_PUSH(&to->facts, *in_a);
        else
            VEC_PUSH(&to->facts, join_fact(world, a, in_a, b, in_b, merge, &made));
        i += x <= y;
        j += y <= x;
    }
    sort_made(&made);
    join_limits(world, to, a, b, &made);
    settle_merges(world, to, a, b, &made, merge);
    state_join_memory(world, to, a, b, merge, &made.met);
    VEC_FREE(&made.symbols);
    VEC_FREE(&made.sorted);
    VEC_FREE(&made.met);
}

/* No branch depends on which of two keys is less: that can't be foreseen. */
static size_t facts_apart(const struct state *a, const struct state *b) {
    size_t i = 0, j = 0, apart = 0;
    while (i < a->facts.count && j < b->facts.count) {
        const struct fact *x = &a->facts.at[i], *y = &b->facts.at[j];
        uint64_t left = key_of_fact(x), right = key_of_fact(y);
        apart += (left != right) | (x->value != y->value);
        i += left <= right;
        j += right <= left;
    }
    return apart + (a->facts.count - i) + (b->facts.count - j);
}

static size_t limits_apart(const struct state *a, const struct state *b) {
    size_t i = 0, j = 0, apart = 0;
    while (i < a->limits.count && j < b->limits.count) {
        const struct limit *x = &a->limits.at[i], *y = &b->limits.at[j];
        value_id left = x->value, right = y->value;
        apart += left != right || !range_equal(x->range, y->range);
        i += left <= right;
        j += right <= left;
    }
    return apart + (a->limits.count - i) + (b->limits.count - j);
}

unsigned state_distance(const struct state *a, const struct state *b) {
    return (unsigned)((a->epoch != b->epoch) + facts_apart(a, b) + limits_apart(a, b));
}
