// args: -Wunused-suppression -Wno-vfork-unsafe-call
#include <stdlib.h>
#include <unistd.h>

void start(void) {
    if (vfork() == 0)
        exit(1); // NOLINT(vfork-exit)
    if (vfork() == 0)
        _exit(1); /* NOLINT(vfork-exit) */ // want remark unused-suppression "'vfork-exit'"
    if (vfork() == 0)
        exit(1); /* NOLINT(vfork-return, vfork-exit) */ // want remark unused-suppression "'vfork-return'"
    if (vfork() == 0)
        _exit(1); /* NOLINT(vfork-*) */ // want remark unused-suppression "'vfork-*'"
    if (vfork() == 0)
        _exit(1); // NOLINT
    if (vfork() == 0)
        _exit(1); // NOLINT(vfork-unsafe-call, vfork-use, bugprone-*)
    // NOLINTBEGIN(vfork-exit)
    // want@-1 remark unused-suppression "'vfork-exit'"
    // NOLINTEND(vfork-exit)
}
