/* The address goes out within a structure. */
#include <string.h>
#include <unistd.h>

struct ctl { int *fd; };
extern void attach(struct ctl *);
extern void flush(void);

void run(char **a) {
    int fd = 3;
    struct ctl c;
    c.fd = &fd;
    attach(&c);
    if (vfork() == 0) {
        fd = -1; // want vfork-local-write "'fd'" note@+4 "may read"
        execv(a[0], a);
        _exit(1);
    }
    flush();
}
