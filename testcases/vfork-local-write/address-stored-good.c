/* The parent sets the variable again before anybody can look at it. */
#include <string.h>
#include <unistd.h>

struct ctl { int fd; };
struct ctl *current;
extern void flush(void);

void run(char **a) {
    struct ctl c = {3};
    current = &c;
    if (vfork() == 0) {
        c.fd = -1;
        execv(a[0], a);
        _exit(1);
    }
    c.fd = 3;
    flush();
}
