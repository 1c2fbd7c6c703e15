/* Bit-fields share bytes, not bits. */
#include <string.h>
#include <unistd.h>

struct f { unsigned a : 3, b : 5; };

int run(char **v) {
    struct f f = {0};
    if (vfork() == 0) {
        f.b = 4; // want vfork-local-write "f.b"
        execv(v[0], v);
        _exit(1);
    }
    return f.b;
}
