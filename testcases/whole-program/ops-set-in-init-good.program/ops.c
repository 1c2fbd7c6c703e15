#include "ops.h"

const struct ops *current_ops;
