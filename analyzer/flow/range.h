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

struct range range_all(void);
struct range range_only(int64_t value);

/* The values an integer of BITS bits can have; everything for other widths. */
struct range range_of_type(unsigned bits, bool is_signed);

bool range_is_empty(struct range range);
bool range_is_single(struct range range); /* exactly one value: range.low */
bool range_contains(struct range range, int64_t value);

/* Here, since most of the work of comparing states is this. */
static inline bool range_equal(struct range a, struct range b) {
    return a.low == b.low && a.high == b.high && a.has_hole == b.has_hole &&
           (!a.has_hole || a.hole == b.hole);
}

struct range range_intersect(struct range a, struct range b);
struct range range_without(struct range range, int64_t value);

/* The least range that holds both (the hole is kept where both exclude it). */
struct range range_hull(struct range a, struct range b);

/* RANGE + AMOUNT; everything where an end would overflow. */
struct range range_shift(struct range range, int64_t amount);

/* Whether a < b, and whether a == b, for every choice of values. */
enum truth range_less(struct range a, struct range b);
enum truth range_same(struct range a, struct range b);

#endif
