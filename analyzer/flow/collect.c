/* Forgetting what can no longer matter, so that paths that differ only in it become one. */
#include "flow/state.h"

/* Whether a later read can still yield SYMBOL although no fact holds it: it stands for memory that
 * has not changed since, of an object that is not dead. */
static bool can_be_read_again(const struct world *world, const struct state *state,
                              const struct value *symbol,
                              bool (*dead)(const void *data, object_id object), const void *data) {
    if (symbol->origin == SYMBOL_SITE)
        return true;
    if (symbol->origin != SYMBOL_MEMORY)
        return false;
    const struct cell *cell = world_cell(world, symbol->a);
    return !dead(data, cell->object) && state_still_reads(world, state, symbol);
}

/* The bits of all symbols in the values of STATE's facts. */
static uint64_t bits_of_facts(const struct world *world, const struct state *state) {
    uint64_t bits = 0;
    for (size_t i = 0; i < state->facts.count; i++)
        bits |= world_value(world, state->facts.at[i].value)->parts.symbols;
    return bits;
}

static bool is_referred_to(const struct world *world, const struct state *state, value_id value) {
    for (size_t i = 0; i < state->facts.count; i++)
        if (state->facts.at[i].value && value_mentions(world, state->facts.at[i].value, value))
            return true;
    return false;
}

struct collecting {
    const struct world *world;
    const struct state *state;
    uint64_t bits; /* of the symbols in the facts */
    bool (*dead)(const void *data, object_id object);
    const void *data;
};

/* Whether every symbol of TERM can still be met. */
static bool is_alive(const struct collecting *at, value_id term) {
    const struct value *value = world_value(at->world, term);
    switch (value->kind) {
    case VALUE_SYMBOL:
        return can_be_read_again(at->world, at->state, value, at->dead, at->data) ||
               ((at->bits & symbol_bits(term)) && is_referred_to(at->world, at->state, term));
    case VALUE_BINARY:
        return is_alive(at, value->a) && is_alive(at, value->b);
    default:
        return true;
    }
}

void state_drop_dead(struct state *state, bool (*dead)(const void *data, object_id object),
                     const void *data) {
    size_t kept = 0;
    object_id last = UINT32_MAX;
    bool drop = false;
    for (size_t i = 0; i < state->facts.count; i++) {
        if (state->facts.at[i].object != last) {
            last = state->facts.at[i].object;
            drop = dead(data, last);
        }
        if (!drop)
            state->facts.at[kept++] = state->facts.at[i];
    }
    state->facts.count = kept;
    kept = 0;
    for (size_t i = 0; i < state->epochs.count; i++)
        if (!dead(data, state->epochs.at[i].object))
            state->epochs.at[kept++] = state->epochs.at[i];
    state->epochs.count = kept;
}

/* Values are numbered as they are made: the first limits are of before the site, mostly. */
void state_keep_limits(struct state *state, size_t most) {
    const size_t half = most / 2;
    if (state->limits.count <= most)
        return;
    for (size_t i = 0; i < half; i++)
        state->limits.at[half + i] = state->limits.at[state->limits.count - half + i];
    state->limits.count = most;
}

void state_collect(const struct world *world, struct state *state,
                   bool (*dead)(const void *data, object_id object), const void *data,
                   bool (*keep)(const void *data, value_id value), const void *keep_data) {
    state_drop_dead(state, dead, data);
    const struct collecting at = {world, state, bits_of_facts(world, state), dead, data};
    size_t kept = 0;
    for (size_t i = 0; i < state->limits.count; i++)
        if (is_alive(&at, state->limits.at[i].value) ||
            (keep && keep(keep_data, state->limits.at[i].value)))
            state->limits.at[kept++] = state->limits.at[i];
    state->limits.count = kept;
    state_keep_limits(state, MAX_LIMITS);
}
