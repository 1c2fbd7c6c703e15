#include "slot.h"

volatile int exec_errno;
