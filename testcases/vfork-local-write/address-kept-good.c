/* A function that is seen does not keep the address. */
#include <string.h>
#include <unistd.h>

struct ctl { int fd; };
extern void flush(void);
static void setup(struct ctl *c) { c->fd = 7; }

void run(char **a) {
    struct ctl c;
    setup(&c);
    if (vfork() == 0) {
        c.fd = -1;
        execv(a[0], a);
        _exit(1);
    }
    flush();
}
