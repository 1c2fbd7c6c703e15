/* The report narrowed to files. */
#ifndef VFL_DRIVER_NARROW_H
#define VFL_DRIVER_NARROW_H

#include "finding/finding.h"
#include "options.h"

/* Leaves those of FINDINGS whose story touches one of the files that OPTIONS name, or a file in
 * one of the folders: a change in the file that makes a child may be what makes another file's code
 * wrong. */
void narrow_to_files(struct finding_list *findings, const struct options *options);

#endif
