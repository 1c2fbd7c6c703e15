/* What names a finding from one version of a program to the next. */
#ifndef VFL_DRIVER_FINGERPRINT_H
#define VFL_DRIVER_FINGERPRINT_H

#include "finding/finding.h"
#include "source_lines.h"

/* Sets the fingerprint of all FINDINGS, which are in order: it is made from the rule, the function
 * with the vfork, and the text of the line without its white space. So it stays when lines move.
 * Equal ones are told apart by their ordinal, which is added. */
void fingerprints_set(struct finding_list *findings, struct source_lines *lines);

#endif
