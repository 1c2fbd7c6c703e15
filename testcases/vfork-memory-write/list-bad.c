/* The nodes of a list: the caller's, or the child's own. */
#include <string.h>
#include <unistd.h>

struct node { int v; struct node *next; };

int run(char **v, struct node *head) {
    if (vfork() == 0) {
        for (struct node *n = head; n; n = n->next)
            n->v = 0; // want vfork-memory-write "n->v"
        execv(v[0], v);
        _exit(1);
    }
    return head->v;
}
