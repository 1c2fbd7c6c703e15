#include "flow/state.h"
#include "ir/number.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static int compare_fact(const struct fact *a, object_id object, cell_id cell) {
    if (a->object != object)
        return a->object < object ? -1 : 1;
    return a->cell == cell ? 0 : a->cell < cell ? -1 : 1;
}

/* The index of the first fact not before (object, cell). */
static size_t find_fact(const struct state *state, object_id object, cell_id cell) {
    size_t low = 0, high = state->facts.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare_fact(&state->facts.at[middle], object, cell) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The index of the first of COUNT elements whose key is not below KEY. They are SIZE bytes each,
 * begin with their key, and are sorted by it. */
static inline size_t find_key(const void *elements, size_t count, size_t size, uint32_t key) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t at;
        memcpy(&at, (const char *)elements + middle * size, sizeof at);
        if (at < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static_assert(offsetof(struct limit, value) == 0 && offsetof(struct epoch, object) == 0,
              "find_key finds the key first");

static size_t find_limit(const struct state *state, value_id value) {
    return find_key(state->limits.at, state->limits.count, sizeof *state->limits.at, value);
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

#define INSERT_AT(vec, index, element)                                                             \
    do {                                                                                           \
        VEC_GROW(vec);                                                                             \
        memmove((vec)->at + (index) + 1, (vec)->at + (index),                                      \
                ((vec)->count - (index)) * sizeof *(vec)->at);                                     \
        (vec)->at[index] = (element);                                                              \
        (vec)->count++;                                                                            \
    } while (0)

#define COPY_VEC(to, from)                                                                         \
    do {                                                                                           \
        (to)->count = (to)->room = (from)->count;                                                  \
        (to)->at = (from)->count ? mem_realloc(NULL, (from)->count, sizeof *(to)->at) : NULL;      \
        if ((from)->count)                                                                         \
            memcpy((to)->at, (from)->at, (from)->count * sizeof *(to)->at);                        \
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
    for (size_t i = 0; i < a->limits.count; i++) {
        struct range known = state_range(world, b, a->limits.at[i].value);
        if (!range_equal(range_intersect(known, a->limits.at[i].range), known))
            return false;
    }
    return true;
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

/* What the path decided about other bits of the same value: (x & 7) == 0 tells that (x & 2) is 0,
 * and (x & 2) != 0 that (x & 7) is not. */
static struct range masked_like(const struct world *world, const struct limit *limit,
                                const struct value *term, int64_t mask, struct range range) {
    const struct value *other = world_value(world, limit->value);
    if (other->kind != VALUE_BINARY || other->op != IR_AND || other->a != term->a ||
        other->bits != term->bits || world_value(world, other->b)->kind != VALUE_INT)
        return range;
    int64_t other_mask = world_value(world, other->b)->number;
    if ((mask & ~other_mask) == 0 && range_is_single(limit->range))
        return range_only(ir_wrap(limit->range.low & mask, term->bits, term->is_signed));
    if ((other_mask & ~mask) == 0 && !range_contains(limit->range, 0))
        return range_without(range, 0);
    return range;
}

static struct range masked(const struct world *world, const struct state *state,
                           const struct value *term) {
    struct range mask = state_range(world, state, term->b);
    struct range range = range_of_type(term->bits, term->is_signed);
    if (!range_is_single(mask))
        return range;
    if (mask.low >= 0)
        range = (struct range){.low = 0, .high = mask.low};
    for (size_t i = 0; i < state->limits.count; i++)
        range = masked_like(world, &state->limits.at[i], term, mask.low, range);
    return range;
}

static struct range truth_range(enum truth truth) {
    struct range either = {.low = 0, .high = 1};
    return truth == TRUTH_UNKNOWN ? either : range_only(truth == TRUTH_TRUE);
}

static bool is_pointer_like(const struct world *world, value_id id) {
    enum value_kind kind = world_value(world, id)->kind;
    return kind == VALUE_ADDRESS || kind == VALUE_FUNCTION;
}

static struct range term_range(const struct world *world, const struct state *state,
                               const struct value *term) {
    struct range a = state_range(world, state, term->a), b = state_range(world, state, term->b);
    int64_t number;
    if (range_is_single(a) && range_is_single(b) &&
        ir_fold(term->op, a.low, b.low, term->is_signed, &number))
        return range_only(ir_wrap(number, term->bits, term->is_signed));
    switch (term->op) {
    case IR_ADD:
        return range_is_single(b) ? range_shift(a, b.low) : range_all();
    case IR_EQ:
        return truth_range(range_same(a, b));
    case IR_LT:
        if (!term->is_signed && (a.low < 0 || b.low < 0))
            return truth_range(TRUTH_UNKNOWN);
        return truth_range(range_less(a, b));
    case IR_AND:
        return masked(world, state, term);
    default:
        return range_of_type(term->bits, term->is_signed);
    }
}

/* A pointer that may be null, and that the path may know something of. */
static bool is_named_somewhere(const struct value *value) {
    return value->kind == VALUE_ADDRESS && value->index == VALUE_ANYWHERE && value->a;
}

static struct range symbol_range(const struct value *symbol) {
    const struct range ids = {.low = 1, .high = INT32_MAX};
    return symbol->origin == SYMBOL_IDENTITY ? ids : range_of_type(symbol->bits, symbol->is_signed);
}

struct range state_range(const struct world *world, const struct state *state, value_id id) {
    const struct value *value = world_value(world, id);
    struct range range = range_all();
    if (value->kind == VALUE_INT)
        return range_only(value->number);
    if (is_pointer_like(world, id) && !is_named_somewhere(value)) {
        bool may_be_null = value->kind == VALUE_ADDRESS &&
                           (value->index == VALUE_ANYWHERE ||
                            world_object(world, value->object)->kind == OBJECT_POINTEE);
        return may_be_null ? range : range_without(range, 0);
    }
    if (value->kind == VALUE_SYMBOL)
        range = symbol_range(value);
    else if (value->kind == VALUE_BINARY)
        range = term_range(world, state, value);
    size_t at = find_limit(state, id);
    if (id && at < state->limits.count && state->limits.at[at].value == id)
        range = range_intersect(range, state->limits.at[at].range);
    return range;
}

enum truth state_truth(const struct world *world, const struct state *state, value_id value) {
    if (!value)
        return TRUTH_UNKNOWN;
    struct range range = state_range(world, state, value);
    if (!range_contains(range, 0))
        return TRUTH_TRUE;
    return range_is_single(range) ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

static bool set_limit(const struct world *world, struct state *state, value_id value,
                      struct range range) {
    struct range known = state_range(world, state, value);
    struct range both = range_intersect(known, range);
    if (range_is_empty(both))
        return false;
    const struct value *term = world_value(world, value);
    bool can_be_limited =
        term->kind == VALUE_SYMBOL || term->kind == VALUE_BINARY || is_named_somewhere(term);
    if (range_equal(both, known) || !can_be_limited)
        return true;
    size_t at = find_limit(state, value);
    if (at < state->limits.count && state->limits.at[at].value == value)
        state->limits.at[at].range = both;
    else
        INSERT_AT(&state->limits, at, ((struct limit){value, both}));
    return true;
}

static bool assume_equal(struct world *world, struct state *state, const struct value *term,
                         bool equal) {
    struct range a = state_range(world, state, term->a), b = state_range(world, state, term->b);
    if (equal)
        return state_limit(world, state, term->a, b) && state_limit(world, state, term->b, a);
    if (range_is_single(b) && !state_limit(world, state, term->a, range_without(a, b.low)))
        return false;
    if (range_is_single(a) && !state_limit(world, state, term->b, range_without(b, a.low)))
        return false;
    return true;
}

static bool assume_less(struct world *world, struct state *state, const struct value *term,
                        bool less) {
    struct range a = state_range(world, state, term->a), b = state_range(world, state, term->b);
    if (!term->is_signed && (a.low < 0 || b.low < 0))
        return true;
    struct range left = range_all(), right = range_all();
    if (less) { /* a < b */
        left.high = b.high == INT64_MIN ? INT64_MIN : b.high - 1;
        right.low = a.low == INT64_MAX ? INT64_MAX : a.low + 1;
    } else { /* b <= a */
        left.low = b.low;
        right.high = a.high;
    }
    return state_limit(world, state, term->a, left) && state_limit(world, state, term->b, right);
}

bool state_limit(struct world *world, struct state *state, value_id value, struct range range) {
    if (!value)
        return true;
    if (range_is_empty(range) || !set_limit(world, state, value, range))
        return false;
    const struct value *term = world_value(world, value);
    if (term->kind != VALUE_BINARY)
        return true;
    if (term->op == IR_EQ || term->op == IR_LT) {
        struct range truth = state_range(world, state, value);
        if (!range_is_single(truth))
            return true;
        return term->op == IR_EQ ? assume_equal(world, state, term, truth.low != 0)
                                 : assume_less(world, state, term, truth.low != 0);
    }
    struct range amount = state_range(world, state, term->b);
    if (term->op == IR_ADD && range_is_single(amount) && amount.low != INT64_MIN) {
        struct range moved = range_shift(range, -amount.low);
        if (range.low == INT64_MIN && range.high != INT64_MAX && amount.low > 0)
            moved = (struct range){.low = INT64_MIN, .high = range.high - amount.low};
        return state_limit(world, state, term->a, moved);
    }
    return true;
}

bool state_assume(struct world *world, struct state *state, value_id value, bool nonzero) {
    if (!value)
        return true;
    struct range range = state_range(world, state, value);
    return state_limit(world, state, value,
                       nonzero ? range_without(range, 0) : range_intersect(range, range_only(0)));
}

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

void state_join(struct world *world, struct state *to, const struct state *a, const struct state *b,
                uint32_t merge) {
    struct made made = {0};
    *to = (struct state){
        .epoch = a->epoch == b->epoch ? a->epoch : merge, .tag = a->tag, .tag_data = a->tag_data};
    join_epochs(to, a, b, merge);
    size_t i = 0, j = 0;
    while (i < a->facts.count || j < b->facts.count) {
        int order = i >= a->facts.count ? 1
                    : j >= b->facts.count
                        ? -1
                        : compare_fact(&a->facts.at[i], b->facts.at[j].object, b->facts.at[j].cell);
        const struct fact *in_a = order <= 0 ? &a->facts.at[i] : NULL;
        const struct fact *in_b = order >= 0 ? &b->facts.at[j] : NULL;
        if (order == 0 && a->facts.at[i].value == b->facts.at[j].value)
            VEC_PUSH(&to->facts, a->facts.at[i]);
        else
            VEC_PUSH(&to->facts, join_fact(world, a, in_a, b, in_b, merge, &made));
        i += order <= 0;
        j += order >= 0;
    }
    sort_made(&made);
    join_limits(world, to, a, b, &made);
    settle_merges(world, to, a, b, &made, merge);
    state_join_memory(world, to, a, b, merge, &made.met);
    VEC_FREE(&made.symbols);
    VEC_FREE(&made.sorted);
    VEC_FREE(&made.met);
}

unsigned state_distance(const struct state *a, const struct state *b) {
    unsigned distance = a->epoch != b->epoch;
    size_t i = 0, j = 0;
    while (i < a->facts.count || j < b->facts.count) {
        int order = i >= a->facts.count ? 1
                    : j >= b->facts.count
                        ? -1
                        : compare_fact(&a->facts.at[i], b->facts.at[j].object, b->facts.at[j].cell);
        distance += order != 0 || a->facts.at[i].value != b->facts.at[j].value;
        i += order <= 0;
        j += order >= 0;
    }
    i = j = 0;
    while (i < a->limits.count || j < b->limits.count) {
        bool left = j >= b->limits.count ||
                    (i < a->limits.count && a->limits.at[i].value <= b->limits.at[j].value);
        bool right = i >= a->limits.count ||
                     (j < b->limits.count && b->limits.at[j].value <= a->limits.at[i].value);
        distance += !(left && right) || !range_equal(a->limits.at[i].range, b->limits.at[j].range);
        i += left;
        j += right;
    }
    return distance;
}
