/* A copy of the structure reads its bit-fields. */
#include <string.h>
#include <unistd.h>

struct f { unsigned a : 3, b : 5; };
extern void put(struct f);

int run(char **v) {
    struct f f = {0};
    if (vfork() == 0) {
        f.b = 4; // want vfork-local-write "f.b"
        execv(v[0], v);
        _exit(1);
    }
    put(f);
    return 0;
}
