// Rules that do not exist, and blocks without an end; other programs' checks are none of ours.
// status: 2
// stderr: unknown rule 'vfork-exti' in NOLINT; did you mean 'vfork-exit'?
// stderr: unknown rule 'vfork-no*' in NOLINT
// stderr: NOLINTBEGIN without a NOLINTEND with the same list
// stderr: NOLINTEND without a NOLINTBEGIN with the same list
#include <stdlib.h>
#include <unistd.h>

void start(void) {
    if (vfork() == 0)
        exit(1); /* NOLINT(vfork-exti) */ // want vfork-exit "'exit'"
    int a = 0; // NOLINT(bugprone-none, vfork-no*)
    // NOLINTBEGIN(vfork-exit)
    if (vfork() == 0)
        exit(a); // want vfork-exit "'exit'"
    // NOLINTEND(vfork-return)
    // NOLINTBEGIN(readability-*)
}
