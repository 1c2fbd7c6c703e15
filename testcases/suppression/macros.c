// A comment counts where a macro is used, and at the line of its text, as for clang-tidy.
// args: -Wunused-suppression
#include <stdlib.h>
#include <unistd.h>

#define LEAVE() exit(1)
#define LEAVE_QUIETLY() exit(1) // NOLINT(vfork-exit): nothing is registered
#define LEAVE_IN_LINES(status)                                                                     \
    do {                                                                                           \
        exit(status); /* NOLINT(vfork-exit) */                                                     \
    } while (0)
#define LEAVE_AT_ANOTHER_LINE() /* NOLINT(vfork-exit) */                                           \
    exit(1)
// want@-2 remark unused-suppression "'vfork-exit'"

void start(void) {
    if (vfork() == 0)
        LEAVE(); // want vfork-exit "'exit'"
    if (vfork() == 0)
        LEAVE(); // NOLINT(vfork-exit)
    if (vfork() == 0)
        LEAVE_QUIETLY();
    if (vfork() == 0)
        LEAVE_IN_LINES(2);
    if (vfork() == 0)
        LEAVE_AT_ANOTHER_LINE(); // want vfork-exit "'exit'"
}
