/* Findings as bytes, to be kept for another run. */
#ifndef VFL_FINDING_WIRE_H
#define VFL_FINDING_WIRE_H

#include "base/text.h"
#include "finding/finding.h"

/* The version of the bytes: changes with the fields of a finding. */
enum { FINDINGS_VERSION = 3 };

/* Appends all of LIST, as the check made them: what the driver adds later is left out. */
void findings_encode(const struct finding_list *list, struct text *out);

/* Appends the findings in BYTES to TO, without a look for the same ones; the strings are of TO's
 * arena. False if there is anything else in BYTES: then TO is as it was. */
bool findings_decode(const char *bytes, size_t length, struct finding_list *to);

#endif
