/* The lines that a change touches, as git tells them. */
#ifndef VFL_DRIVER_CHANGES_H
#define VFL_DRIVER_CHANGES_H

#include "base/text.h"
#include "finding/finding.h"

struct changes;

/* What lies between the revision REVISION and the files as they are now, with all of the files that
 * git does not know. NULL with one line in ERROR. */
struct changes *changes_since(const char *revision, struct text *error);

/* The same from the words of git: DIFF is what "git diff -U0" prints, ROOT the directory that its
 * names start at. */
struct changes *changes_read(const char *diff, const char *root);

void changes_free(struct changes *changes);

/* Whether line LINE of PATH is new, was changed, or stands beside a line that is gone. */
bool changes_touch(const struct changes *changes, const char *path, uint32_t line);

/* Leaves those of FINDINGS of which a line is touched, their own or one of their notes. */
void changes_apply(struct changes *changes, struct finding_list *findings);

#endif
