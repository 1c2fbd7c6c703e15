/* A function that is not seen may have kept the address, and a later one may use it. */
#include <string.h>
#include <unistd.h>

struct ctl { int fd; };
extern void attach(struct ctl *);
extern void flush(void);

void run(char **a) {
    struct ctl c = {3};
    attach(&c);
    if (vfork() == 0) {
        c.fd = -1; // want vfork-local-write "'c.fd'" note@+4 "may read"
        execv(a[0], a);
        _exit(1);
    }
    flush();
}
