/* Where in a local or global a place may lie. Private to program. */
#ifndef VFL_PROGRAM_REGION_H
#define VFL_PROGRAM_REGION_H

#include "ir/ir.h"

/* SIZE bytes at OFFSET, or with a SCALE at OFFSET + k * SCALE for any k, within [begin, end). */
struct region {
    int64_t offset;
    uint64_t size;  /* 0: to the end of whatever is there */
    uint64_t scale; /* 0: exactly at OFFSET */
    int64_t begin, end;
};

struct region region_of(const struct ir_place *place);
struct region region_at(int64_t offset, uint64_t size);

/* REGION moved by BYTES, and by any multiple of STEP bytes. */
struct region region_moved(struct region region, int64_t bytes);
struct region region_stepped(struct region region, uint64_t step);

/* PART, which is counted from the start of WHOLE, or from that of each of its elements, as a part
 * of the object in which WHOLE lies. */
struct region region_within(struct region whole, struct region part);

/* REGION, which overlaps WHOLE, counted from the start of WHOLE or of its element. */
struct region region_relative(struct region region, const struct region *whole);

/* Whether the two, in the same object, may share a byte. */
bool region_overlaps(const struct region *a, const struct region *b);

#endif
