/* The nodes of a list: the caller's, or the child's own. */
#include <string.h>
#include <unistd.h>

struct node { int v; struct node *next; };

int run(char **v) {
    if (vfork() == 0) {
        struct node a = {1, 0}, b = {2, &a};
        for (struct node *n = &b; n; n = n->next)
            n->v = 0;
        execv(v[0], v);
        _exit(b.v);
    }
    return 0;
}
