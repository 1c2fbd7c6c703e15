/* Whether memory that is only reached through a pointer is in sight all the same. */
#ifndef VFL_RULES_SEEN_OBJECT_H
#define VFL_RULES_SEEN_OBJECT_H

#include "verdict.h"

/* Whether OBJECT, behind a pointer, is heap memory that code in sight allocated; or is handed to
 * the vfork function by callers that are all in sight, and pass the address of a plain variable or
 * such memory. */
bool is_object_seen(const struct site_case *judged, const struct object *object);

#endif
