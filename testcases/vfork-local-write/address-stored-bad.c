/* The address stands in a global, so that code that is not seen finds the variable. */
#include <string.h>
#include <unistd.h>

struct ctl { int fd; };
struct ctl *current;
extern void flush(void);

void run(char **a) {
    struct ctl c = {3};
    current = &c;
    if (vfork() == 0) {
        c.fd = -1; // want vfork-local-write "'c.fd'" note@+4 "may read"
        execv(a[0], a);
        _exit(1);
    }
    flush();
}
