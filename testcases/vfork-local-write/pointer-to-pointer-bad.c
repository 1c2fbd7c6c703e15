/* A pointer is replaced through a pointer to it. */
#include <unistd.h>

int run(char **v) {
    char *path = v[0], **pp = &path;
    if (vfork() == 0) {
        *pp = "/bin/sh"; // want vfork-local-write "path"
        execv(path, v);
        _exit(1);
    }
    return path[0];
}
