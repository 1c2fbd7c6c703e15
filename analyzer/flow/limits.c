/* What a path knows of values: the ranges they lie in, and what follows from what it has decided.
 */
#include "flow/state_internal.h"
#include "ir/number.h"

static size_t find_limit(const struct state *state, value_id value) {
    return find_key(state->limits.at, state->limits.count, sizeof *state->limits.at, value);
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
    struct range a = state_range(world, state, term->a);
    if (a.low >= 0 && a.high <= mask.low && !(mask.low & (mask.low + 1)))
        return a; /* all its bits */
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

/* TYPE where A - B may wrap. */
static struct range difference(struct range a, struct range b, struct range type) {
    struct range range = {0};
    if (__builtin_sub_overflow(a.low, b.high, &range.low) ||
        __builtin_sub_overflow(a.high, b.low, &range.high) || range.low < type.low ||
        range.high > type.high)
        return type;
    if (range_is_single(a) && b.has_hole) {
        range.has_hole = true;
        range.hole = a.low - b.hole;
    }
    return range;
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
    case IR_SUB:
        return difference(a, b, range_of_type(term->bits, term->is_signed));
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

bool set_limit(const struct world *world, struct state *state, value_id value, struct range range) {
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
