/* Memory that the vfork function was handed by callers that are all in sight. */
#ifndef VFL_RULES_CALLER_OWNED_H
#define VFL_RULES_CALLER_OWNED_H

#include "verdict.h"

/* What a caller passed: its local, and the first place where it reads that after the call. */
struct caller_local {
    uint32_t function; /* the caller */
    uint32_t local;
    bool is_read;
    struct op_ref read_at;
};

/* Whether every caller of the vfork function is seen and passes the address of a local of its own
 * as what OBJECT is the pointee of. *OUT is the first whose local is read afterwards, else the
 * first. */
bool find_caller_local(const struct site_case *judged, const struct object *object,
                       struct caller_local *out);

#endif
