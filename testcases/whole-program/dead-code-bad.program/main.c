// args: -Wvfork-unknown-call
/* The program is whole, though it names a function that is nowhere: no way leads there. */
#include <arpa/nameser.h>
#include <unistd.h>

#define HAVE_AUDIT 0

extern void (*at_failure)(int);
void audit(const char *file);
void choose(void);

static unsigned port_of(const unsigned char *packet) {
    return ns_get16(packet);
}

int main(int argc, char **argv) {
    choose();
    if (HAVE_AUDIT && argc > 1)
        audit(argv[1]);
    if (vfork() == 0) {
        execv(argv[0], argv);
        at_failure(127); // want vfork-exit "calls 'exit'"
        _exit(126);
    }
    return (int)port_of((const unsigned char *)argv[0]);
}
