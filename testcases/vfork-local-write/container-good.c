/* A helper is given the member and writes the structure around it. */
#include <stddef.h>
#include <string.h>
#include <unistd.h>

struct in { int x; };
struct out { int k; struct in in; };

static void set(struct in *i) {
    struct out *o = (struct out *)((char *)i - offsetof(struct out, in));
    o->k = 5;
}

int run(char **v) {
    struct out o = {0};
    if (vfork() == 0) {
        set(&o.in);
        execv(v[0], v);
        _exit(1);
    }
    return o.in.x;
}
