/* A member is written by its offset. */
#include <stddef.h>
#include <string.h>
#include <unistd.h>

struct s { int a, b, c; };

int run(char **v) {
    struct s s = {0};
    if (vfork() == 0) {
        *(int *)((char *)&s + offsetof(struct s, b)) = 4; // want vfork-local-write "s"
        execv(v[0], v);
        _exit(1);
    }
    return s.b;
}
