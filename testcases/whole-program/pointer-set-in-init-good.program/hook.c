#include "hook.h"

#include <stddef.h>

void (*on_failure)(int status) = NULL;
