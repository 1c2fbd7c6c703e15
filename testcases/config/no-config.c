/* Without a configuration. */
// args: --no-config
#include <stdlib.h>
#include <unistd.h>

extern void fatal(const char *what);

void start(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        fatal("exec");
        exit(127); // want warning vfork-exit "'exit'"
    }
}
