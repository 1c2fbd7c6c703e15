/* What a check found before: of a program of the same facts it need not be made again. An entry of
 * the cache holds the findings, and what the check asked of the program. */
#ifndef VFL_DRIVER_CHECK_CACHE_H
#define VFL_DRIVER_CHECK_CACHE_H

#include "cache.h"
#include "check.h"

/* As check_program, or from CACHE (NULL: none) if it has that; what was made is kept. */
void check_cached(struct cache *cache, const struct program *program,
                  const struct claim_list *claims, enum program_rest rest,
                  const struct check_options *options, struct finding_list *out);

#endif
