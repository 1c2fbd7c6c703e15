// status: 2
// stderr: does not compile; what could be parsed was linted
/* GCC takes pointers to plain objects here, too. To clang it is a mistake, which costs this one
 * expression only. */
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

int run(int *stopped, char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "calls 'exit'"
    }
    return atomic_load_explicit(stopped, memory_order_acquire);
}
