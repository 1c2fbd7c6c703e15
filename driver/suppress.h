/* Findings that comments in the source take back. */
#ifndef VFL_DRIVER_SUPPRESS_H
#define VFL_DRIVER_SUPPRESS_H

#include "config.h"
#include "name_list.h"
#include "problems.h"

/* Takes those of FINDINGS away that a NOLINT covers, at their own line or at that of one of their
 * notes. Comments that suppress nothing become findings, and mistakes in them problems: looked at
 * are the FILES, those not once repeated, and those that findings lie in. CONFIG tells where a
 * comment must give a reason: one that gives none suppresses nothing there, and a note says so.
 *
 * Appends to COMMENTED (NULL: it is not asked for) those of FILES that hold a NOLINT: with these in
 * place of FILES the result is the same. */
void suppress(struct finding_list *findings, struct config *config, const name_list *files,
              name_list *commented, struct problems *problems);

#endif
