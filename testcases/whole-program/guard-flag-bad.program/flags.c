#include "flags.h"

int vforked;
