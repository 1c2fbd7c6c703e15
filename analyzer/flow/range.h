/* What a path knows of a number: an interval, and at most one value within it that it is not. */
#ifndef VFL_FLOW_RANGE_H
#define VFL_FLOW_RANGE_H

#include "ir/ir.h"

#include <stdbool.h>
#include <stdint.h>

struct range {
    int64_t low, high; /* inclusive; low > high: no value at all */
    int64_t hole;      /* excluded, if has_hole */
    bool has_hole;
};

enum truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN };

/* What is asked most often stands here, to be put inline. */

static inline struct range range_all(void) {
    return (struct range){.low = INT64_MIN, .high = INT64_MAX};
}

static inline struct range range_only(int64_t value) {
    return (struct range){.low = value, .high = value};
}

/* The values an integer of BITS bits can have; everything for other widths. */
static inline struct range range_of_type(unsigned bits, bool is_signed) {
    if (bits == 1)
        return (struct range){.low = 0, .high = 1};
    if (bits == 0 || bits >= 64)
        return range_all();
    if (is_signed)
        return (struct range){.low = -(INT64_C(1) << (bits - 1)),
                              .high = (INT64_C(1) << (bits - 1)) - 1};
    return (struct range){.low = 0, .high = (INT64_C(1) << bits) - 1};
}

static inline bool range_is_empty(struct range range) {
    return range.low > range.high;
}

/* Exactly one value: range.low. */
static inline bool range_is_single(struct range range) {
    return range.low == range.high;
}

static inline bool range_contains(struct range range, int64_t value) {
    return value >= range.low && value <= range.high && !(range.has_hole && range.hole == value);
}

static inline bool range_equal(struct range a, struct range b) {
    return a.low == b.low && a.high == b.high && a.has_hole == b.has_hole &&
           (!a.has_hole || a.hole == b.hole);
}

/* Drops a hole that lies outside, and turns one at an end into a shorter interval. */
static inline struct range range_normalized(struct range range) {
    if (range.has_hole && range.low <= range.high) {
        if (range.hole < range.low || range.hole > range.high) {
            range.has_hole = false;
        } else if (range.hole == range.low && range.low < INT64_MAX) {
            range.low++;
            range.has_hole = false;
        } else if (range.hole == range.high && range.high > INT64_MIN) {
            range.high--;
            range.has_hole = false;
        }
    }
    if (!range.has_hole)
        range.hole = 0;
    return range;
}

static inline struct range range_intersect(struct range a, struct range b) {
    struct range both = a;
    if (b.low > both.low)
        both.low = b.low;
    if (b.high < both.high)
        both.high = b.high;
    if (!both.has_hole ||
        !range_contains((struct range){.low = both.low, .high = both.high}, a.hole)) {
        both.has_hole = b.has_hole;
        both.hole = b.hole;
    }
    return range_normalized(both);
}

struct range range_without(struct range range, int64_t value);

/* The least range that holds both (the hole is kept where both exclude it). */
struct range range_hull(struct range a, struct range b);

/* RANGE + AMOUNT; everything where an end would overflow. */
struct range range_shift(struct range range, int64_t amount);

/* Whether a < b, and whether a == b, for every choice of values. */
enum truth range_less(struct range a, struct range b);
enum truth range_same(struct range a, struct range b);

#endif
