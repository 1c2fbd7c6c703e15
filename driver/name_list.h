/* Names that belong to someone else. */
#ifndef VFL_DRIVER_NAME_LIST_H
#define VFL_DRIVER_NAME_LIST_H

#include "base/vec.h"

typedef VEC(const char *) name_list;

#endif
