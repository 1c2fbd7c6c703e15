#include "program/region.h"

static int64_t end_of(int64_t offset, uint64_t size) {
    int64_t end;
    if (size == 0 || size > INT64_MAX || __builtin_add_overflow(offset, (int64_t)size, &end))
        return INT64_MAX;
    return end;
}

struct region region_at(int64_t offset, uint64_t size) {
    return (struct region){
        .offset = offset, .size = size, .begin = offset, .end = end_of(offset, size)};
}

struct region region_of(const struct ir_place *place) {
    struct region region = region_at(place->offset, place->size);
    if (!place->index)
        return region;
    bool known = place->extent_begin < place->extent_end;
    region.scale = place->scale;
    region.begin = known ? place->extent_begin : INT64_MIN;
    region.end = known ? place->extent_end : INT64_MAX;
    return region;
}

static int64_t moved(int64_t position, int64_t bytes) {
    int64_t sum;
    if (position == INT64_MIN || position == INT64_MAX)
        return position;
    if (__builtin_add_overflow(position, bytes, &sum))
        return bytes < 0 ? INT64_MIN : INT64_MAX;
    return sum;
}

struct region region_moved(struct region region, int64_t bytes) {
    region.offset = moved(region.offset, bytes);
    region.begin = moved(region.begin, bytes);
    region.end = moved(region.end, bytes);
    return region;
}

struct region region_stepped(struct region region, uint64_t step) {
    /* Two different steps together: any position, as steps of one byte have it. */
    region.scale = region.scale && region.scale != step ? 1 : step;
    region.begin = INT64_MIN;
    region.end = INT64_MAX;
    return region;
}

struct region region_within(struct region whole, struct region part) {
    if (part.scale && whole.scale)
        return whole;
    if (part.scale)
        return region_moved(part, whole.offset);
    whole.offset = moved(whole.offset, part.offset);
    whole.size = part.size;
    if (!whole.scale) {
        whole.begin = moved(whole.begin, part.offset);
        whole.end = end_of(whole.begin, part.size);
    }
    return whole;
}

static int64_t remainder_of(int64_t distance, int64_t scale) {
    int64_t rest = distance % scale;
    return rest < 0 ? rest + scale : rest;
}

struct region region_relative(struct region region, const struct region *whole) {
    int64_t distance;
    bool is_regular = !region.scale || !whole->scale || region.scale == whole->scale;
    if (!is_regular || whole->scale > INT64_MAX || whole->offset == INT64_MIN ||
        __builtin_sub_overflow(region.offset, whole->offset, &distance))
        return region_at(0, whole->size);
    if (whole->scale)
        return region_at(remainder_of(distance, (int64_t)whole->scale), region.size);
    return region_moved(region, -whole->offset);
}

/* Whether A and B never meet because both step by SCALE, at distances that do not touch. */
static bool keeps_apart(const struct region *a, const struct region *b, uint64_t scale) {
    if (!a->size || !b->size || a->size >= scale || b->size >= scale)
        return false;
    uint64_t distance = (uint64_t)b->offset - (uint64_t)a->offset;
    int64_t signed_distance = (int64_t)distance % (int64_t)scale;
    uint64_t from_a =
        (uint64_t)(signed_distance < 0 ? signed_distance + (int64_t)scale : signed_distance);
    return from_a >= a->size && scale - from_a >= b->size;
}

bool region_overlaps(const struct region *a, const struct region *b) {
    if (a->begin >= b->end || b->begin >= a->end)
        return false;
    if (!a->scale && !b->scale)
        return true;
    bool same_step = !a->scale || !b->scale || a->scale == b->scale;
    uint64_t scale = a->scale ? a->scale : b->scale;
    return !same_step || scale > INT64_MAX || !keeps_apart(a, b, scale);
}
