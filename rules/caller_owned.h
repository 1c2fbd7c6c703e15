/* Memory that the vfork function was handed by callers that are all in sight. */
#ifndef VFL_RULES_CALLER_OWNED_H
#define VFL_RULES_CALLER_OWNED_H

#include "verdict.h"

/* What a caller passed: its local, and the first place where it reads that after the call. */
struct caller_local {
    uint32_t function; /* the caller */
    uint32_t local;
    int64_t begin, end; /* the bytes of what was passed that are asked for */
    bool is_read;
    struct op_ref read_at;
};

/* The parameter of the vfork function whose initial value POINTER is, or IR_NONE. */
uint32_t parameter_pointing_to(const struct site_case *judged, value_id pointer);

/* Whether every caller of the vfork function is seen and passes the address of a local of its own
 * as what CELL is of. *OUT is the first that reads these bytes of it afterwards, else the first. */
bool find_caller_local(const struct site_case *judged, const struct cell *cell,
                       struct caller_local *out);

#endif
