#include "flow/range.h"

struct range range_without(struct range range, int64_t value) {
    if (range_is_single(range) && range.low == value)
        return (struct range){.low = 1, .high = 0};
    if (range.has_hole && value != range.low && value != range.high)
        return range;
    struct range rest = range;
    rest.has_hole = true;
    rest.hole = value;
    rest = range_normalized(rest);
    return range.has_hole && !rest.has_hole ? range_intersect(rest, range) : rest;
}

struct range range_hull(struct range a, struct range b) {
    if (range_is_empty(a))
        return b;
    if (range_is_empty(b))
        return a;
    struct range hull = {.low = a.low < b.low ? a.low : b.low,
                         .high = a.high > b.high ? a.high : b.high};
    int64_t candidates[] = {a.hole, b.hole, 0};
    bool usable[] = {a.has_hole, b.has_hole, true};
    for (int i = 0; i < 3 && !hull.has_hole; i++) {
        if (usable[i] && !range_contains(a, candidates[i]) && !range_contains(b, candidates[i]) &&
            candidates[i] > hull.low && candidates[i] < hull.high) {
            hull.has_hole = true;
            hull.hole = candidates[i];
        }
    }
    return range_normalized(hull);
}

struct range range_shift(struct range range, int64_t amount) {
    struct range moved = range;
    if (__builtin_add_overflow(range.low, amount, &moved.low) ||
        __builtin_add_overflow(range.high, amount, &moved.high) || range.low == INT64_MIN ||
        range.high == INT64_MAX)
        return range_all();
    if (range.has_hole)
        moved.hole = range.hole + amount;
    return moved;
}

enum truth range_less(struct range a, struct range b) {
    if (a.high < b.low)
        return TRUTH_TRUE;
    return a.low >= b.high ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

enum truth range_same(struct range a, struct range b) {
    if (range_is_single(a) && range_is_single(b))
        return a.low == b.low ? TRUTH_TRUE : TRUTH_FALSE;
    if (a.high < b.low || b.high < a.low)
        return TRUTH_FALSE;
    if ((range_is_single(a) && !range_contains(b, a.low)) ||
        (range_is_single(b) && !range_contains(a, b.low)))
        return TRUTH_FALSE;
    return TRUTH_UNKNOWN;
}
