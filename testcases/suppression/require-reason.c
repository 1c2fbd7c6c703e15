// args: --require-reason
#include <stdlib.h>
#include <unistd.h>

void start(void) {
    if (vfork() == 0)
        exit(1); // NOLINT(vfork-exit): nothing is registered with atexit here
    if (vfork() == 0)
        exit(2); /* NOLINT(vfork-exit) - the same */
    if (vfork() == 0)
        exit(3); /* NOLINT(vfork-exit) */ // want vfork-exit "'exit'" note "starts here" note@+0 "gives no reason"
    if (vfork() == 0)
        /* NOLINTNEXTLINE: */
        exit(4); // want vfork-exit "'exit'" note "starts here" note@-1 "gives no reason"
    if (vfork() == 0) // NOLINT(vfork-exit): one reason is enough
        exit(5); /* NOLINT(vfork-exit) */
}
