#include <unistd.h>

static inline void leave(int status) {
    _exit(status);
}
