#include "table.h"

#include <stddef.h>

const struct handler handlers[] = {{"true", run_true}, {"echo", run_echo}, {NULL, NULL}};
