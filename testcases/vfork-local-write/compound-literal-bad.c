/* A compound literal lives as long as the block that holds it. */
#include <string.h>
#include <unistd.h>

struct s { int a, b; };

int run(char **v) {
    struct s *p = &(struct s){1, 2};
    if (vfork() == 0) {
        p->b = 4; // want vfork-local-write ""
        execv(v[0], v);
        _exit(1);
    }
    return p->b;
}
