/* A compound literal lives as long as the block that holds it. */
#include <string.h>
#include <unistd.h>

struct s { int a, b; };

int run(char **v) {
    if (vfork() == 0) {
        struct s *p = &(struct s){1, 2};
        p->b = 4;
        dup2(p->b, p->a);
        execv(v[0], v);
        _exit(1);
    }
    return 0;
}
