#include <unistd.h>

void die(const char *what);

#define xvfork()               \
    ({                         \
        pid_t pid_ = vfork();  \
        if (pid_ < 0)          \
            die("vfork");      \
        pid_;                  \
    })
