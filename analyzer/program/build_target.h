/* What the name of an object file says of the program or library that it is made for. */
#ifndef VFL_PROGRAM_BUILD_TARGET_H
#define VFL_PROGRAM_BUILD_TARGET_H

#include "base/text.h"

#include <stdbool.h>

/* Appends to KEY what is common to all objects of OBJECT's target; SOURCE is the file that it is
 * compiled from. True if objects of other targets can't have the same: CMake, Meson, Bazel and
 * others have a folder for each target, Automake puts its name before the file's. Else KEY is the
 * folder that OBJECT is in, which targets may share. */
bool build_target(const char *object, const char *source, struct text *key);

#endif
