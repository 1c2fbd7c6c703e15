/* Where paths meet: what both know of memory that no fact holds, but only a limit on the symbol
 * that reading it yields. Code that was not seen, or a pointer that moved on, gives the same memory
 * other symbols on the two paths; what both say of it is told anew, of the symbol of their meeting.
 */
#include "flow/state_internal.h"

struct joining {
    struct world *world;
    struct state *to;
    const struct state *a, *b;
    uint32_t merge;
    meeting_list *meetings;
    size_t of_facts; /* so many first ones */
};

static bool was_met(const struct joining *joining, value_id symbol) {
    for (size_t i = joining->of_facts; i < joining->meetings->count; i++)
        if (joining->meetings->at[i].both == symbol)
            return true;
    return false;
}

/* Whether VALUE is the symbol of a meeting at CELL. */
static bool is_of_cell(const struct world *world, value_id value, cell_id cell) {
    const struct value *symbol = world_value(world, value);
    return symbol->kind == VALUE_SYMBOL && symbol->origin == SYMBOL_MERGE && symbol->a == cell;
}

/* The cell IN_A of A and IN_B of B are the cell BEHIND of what both became. */
static void join_cells(struct joining *joining, cell_id in_a, cell_id in_b, cell_id behind,
                       const struct value *like) {
    struct world *world = joining->world;
    unsigned bits = like->bits;
    bool is_signed = like->is_signed;
    value_id x = state_read(world, joining->a, in_a, bits, is_signed);
    value_id y = state_read(world, joining->b, in_b, bits, is_signed);
    value_id now = state_read(world, joining->to, behind, bits, is_signed);
    if (!x || !y || (in_a == in_b && (now == x || now == y || is_of_cell(world, now, in_a))))
        return;
    if (x == y) {
        state_write(world, joining->to, behind, x);
        return;
    }
    value_id symbol = value_symbol(world, SYMBOL_MERGE, behind, joining->merge, bits, is_signed);
    world_note_source(world, symbol, x);
    world_note_source(world, symbol, y);
    if (was_met(joining, symbol))
        return;
    state_forget_symbol(world, joining->to, symbol);
    state_write(world, joining->to, behind, symbol);
    state_limit(world, joining->to, symbol,
                range_hull(state_range(world, joining->a, x), state_range(world, joining->b, y)));
    VEC_PUSH(joining->meetings, ((struct meeting){x, y, symbol}));
}

static cell_id cell_behind(struct world *world, value_id pointer, const struct cell *like) {
    struct cell cell = *like;
    cell.object = object_get(world, OBJECT_POINTEE, pointer, 0);
    return cell_get(world, cell);
}

static bool is_symbol(const struct world *world, value_id value) {
    return world_value(world, value)->kind == VALUE_SYMBOL;
}

/* CELL, behind the pointer P of SIDE, is joined with what the same variable points to on the OTHER
 * side. */
static void join_pointees(struct joining *joining, const struct state *side,
                          const struct state *other, cell_id cell, value_id p,
                          const struct value *like) {
    struct world *world = joining->world;
    for (size_t i = 0; i < side->facts.count; i++) {
        if (side->facts.at[i].value != p)
            continue;
        cell_id variable = side->facts.at[i].cell;
        value_id q = state_read(world, other, variable, 64, false);
        value_id both = state_read(world, joining->to, variable, 64, false);
        if (q == p || !is_symbol(world, q) || !is_symbol(world, both))
            continue;
        const struct cell shape = *world_cell(world, cell);
        cell_id moved = cell_behind(world, q, &shape), behind = cell_behind(world, both, &shape);
        bool is_a = side == joining->a;
        join_cells(joining, is_a ? cell : moved, is_a ? moved : cell, behind, like);
    }
}

/* Whether VALUE is what the cell that it was made for holds in SIDE. */
static bool still_holds(struct world *world, const struct state *side, value_id value) {
    const struct value *symbol = world_value(world, value);
    if (symbol->kind != VALUE_SYMBOL ||
        (symbol->origin != SYMBOL_MEMORY && symbol->origin != SYMBOL_MERGE))
        return false;
    return state_read(world, side, symbol->a, symbol->bits, symbol->is_signed) == value;
}

/* What SIDE has a limit on, in VALUE, and still has in memory. */
static void join_memory_in(struct joining *joining, const struct state *side,
                           const struct state *other, value_id value) {
    struct world *world = joining->world;
    const struct value term = *world_value(world, value);
    if (term.kind == VALUE_BINARY) {
        join_memory_in(joining, side, other, term.a);
        join_memory_in(joining, side, other, term.b);
    }
    if (!still_holds(world, side, value))
        return;
    const struct object *object = world_object(world, world_cell(world, term.a)->object);
    join_cells(joining, term.a, term.a, term.a, &term);
    if (object->kind == OBJECT_POINTEE)
        join_pointees(joining, side, other, term.a, object->a, &term);
}

/* What SIDE was asked about, and still has in memory. */
static void join_questions(struct joining *joining, const struct state *side,
                           const struct state *other) {
    for (size_t i = 0; i < side->facts.count; i++)
        if (side->facts.at[i].object == ANSWERS)
            join_memory_in(joining, side, other,
                           answer_key(joining->world, side->facts.at[i].cell));
}

/* A limit of SIDE on a term over what met is one on the same term over the symbol of the meeting.
 */
static void join_terms(struct joining *joining, const struct state *side,
                       const struct state *other) {
    struct world *world = joining->world;
    for (size_t i = 0; i < side->limits.count; i++) {
        struct limit limit = side->limits.at[i];
        if (world_value(world, limit.value)->kind != VALUE_BINARY)
            continue;
        for (size_t j = joining->of_facts; j < joining->meetings->count; j++) {
            struct meeting at = joining->meetings->at[j];
            value_id from = side == joining->a ? at.a : at.b;
            if (!is_symbol(world, from) || !value_mentions(world, limit.value, from))
                continue;
            value_id there =
                value_replace(world, limit.value, from, side == joining->a ? at.b : at.a);
            struct range range = range_hull(limit.range, state_range(world, other, there));
            state_limit(world, joining->to, value_replace(world, limit.value, from, at.both),
                        range);
        }
    }
}

/* The call that KEY tells apart was answered FOUND in A; where the same was asked of what AT has in
 * B, it is answered behind the meeting, too. */
static void join_answer(struct joining *joining, value_id key, value_id found, struct meeting at) {
    struct world *world = joining->world;
    value_id there = value_replace(world, key, at.a, at.b);
    value_id both = value_replace(world, key, at.a, at.both);
    value_id other =
        there && both ? state_fact(world, joining->b, cell_of_answer(world, there)) : VALUE_NONE;
    if (!other || there == key)
        return;
    cell_id behind = cell_of_answer(world, both);
    value_id symbol = found;
    if (other != found) {
        const struct value *like = world_value(world, found);
        symbol =
            value_symbol(world, SYMBOL_MERGE, behind, joining->merge, like->bits, like->is_signed);
        world_note_source(world, symbol, found);
        world_note_source(world, symbol, other);
        state_forget_symbol(world, joining->to, symbol);
        state_limit(world, joining->to, symbol,
                    range_hull(state_range(world, joining->a, found),
                               state_range(world, joining->b, other)));
    }
    state_learn(world, joining->to, behind, symbol);
}

static bool is_term_of(const struct world *world, value_id term, value_id key) {
    const struct value *value = world_value(world, key);
    return key == term || (value->kind == VALUE_BINARY && (is_term_of(world, term, value->a) ||
                                                           is_term_of(world, term, value->b)));
}

/* What a pure function answered on both paths, each time for what its argument is there, it answers
 * behind their meeting. Several cells may hold the same in A, and not in B. */
static void join_answers(struct joining *joining) {
    const struct state *a = joining->a;
    for (size_t i = 0; i < a->facts.count; i++) {
        if (a->facts.at[i].object != ANSWERS || !a->facts.at[i].value)
            continue;
        value_id key = answer_key(joining->world, a->facts.at[i].cell);
        for (size_t j = 0; j < joining->meetings->count; j++)
            if (joining->meetings->at[j].b &&
                is_term_of(joining->world, joining->meetings->at[j].a, key))
                join_answer(joining, key, a->facts.at[i].value, joining->meetings->at[j]);
    }
}

void state_join_memory(struct world *world, struct state *to, const struct state *a,
                       const struct state *b, uint32_t merge, meeting_list *met) {
    struct joining joining = {.world = world,
                              .to = to,
                              .a = a,
                              .b = b,
                              .merge = merge,
                              .meetings = met,
                              .of_facts = met->count};
    for (size_t i = 0; i < a->limits.count; i++)
        join_memory_in(&joining, a, b, a->limits.at[i].value);
    for (size_t i = 0; i < b->limits.count; i++)
        join_memory_in(&joining, b, a, b->limits.at[i].value);
    join_questions(&joining, a, b);
    join_questions(&joining, b, a);
    join_terms(&joining, a, b);
    join_terms(&joining, b, a);
    join_answers(&joining);
}
