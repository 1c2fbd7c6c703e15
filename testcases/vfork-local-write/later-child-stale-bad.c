/* A child without a file of its own finds the descriptor of an earlier child. */
#include <string.h>
#include <unistd.h>

struct stage { char **argv; const char *file; struct stage *next; };

int serve(struct stage *s) {
    int fd = -1;
    for (; s; s = s->next) {
        if (vfork() == 0) {
            if (s->file)
                fd = dup(7); // want vfork-local-write "'fd'" note@+1 "a later child reads 'fd' here"
            if (fd >= 0)
                dup2(fd, 1);
            execv(s->argv[0], s->argv);
            _exit(127);
        }
    }
    return 0;
}
