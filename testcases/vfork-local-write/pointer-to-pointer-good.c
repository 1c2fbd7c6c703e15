/* A pointer is replaced through a pointer to it. */
#include <unistd.h>

int run(char **v) {
    char *path = v[0], **pp = &path;
    if (vfork() == 0) {
        *pp = "/bin/sh";
        execv(path, v);
        _exit(1);
    }
    path = v[1];
    return path[0];
}
