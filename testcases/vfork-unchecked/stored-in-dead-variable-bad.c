// Nobody ever looks at the variable.
#include <unistd.h>

static pid_t last;

void f(void) {
    last = vfork(); // want vfork-unchecked "vfork"
}
