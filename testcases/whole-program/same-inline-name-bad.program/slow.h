#include <stdlib.h>

static inline void leave(int status) {
    exit(status); // want vfork-exit "calls 'exit'"
}
