// Each form of NOLINT that clang-tidy has, and near misses of each.
#include <stdlib.h>
#include <unistd.h>

void on_the_line(void) {
    if (vfork() == 0)
        exit(1); // NOLINT
    if (vfork() == 0)
        exit(2); /* NOLINT(vfork-exit) */
    if (vfork() == 0)
        exit(3); // NOLINT(bugprone-use-after-move, vfork-exit): both
    if (vfork() == 0)
        exit(4); // NOLINT(vfork-*)
    if (vfork() == 0)
        exit(5); // NOLINT(*-exit)
}

void not_on_the_line(void) {
    // NOLINT
    if (vfork() == 0)
        exit(1); // want vfork-exit "'exit'"
    if (vfork() == 0)
        exit(2); /* NOLINT(vfork-return) */ // want vfork-exit "'exit'"
    if (vfork() == 0)
        exit(3); /* NOLINT() */ // want vfork-exit "'exit'"
    if (vfork() == 0)
        exit(4); /* NOLINTING */ // want vfork-exit "'exit'"
    if (vfork() == 0)
        exit(5); /* NOLINT(-vfork-exit) */ // want vfork-exit "'exit'"
    if (vfork() == 0)
        exit(*"NOLINT"); // want vfork-exit "'exit'"
    if (vfork() == 0)
        exit('\''); // want vfork-exit "'exit'"
    if (vfork() == 0)
        exit(*"/* \" */ // NOLINT"); // want vfork-exit "'exit'"
}

void on_the_next_line(void) {
    if (vfork() == 0)
        // NOLINTNEXTLINE
        exit(1);
    if (vfork() == 0)
        /* NOLINTNEXTLINE(vfork-exit) as it is only a test */
        exit(2);
    if (vfork() == 0)
        // NOLINTNEXTLINE

        exit(3); // want vfork-exit "'exit'"
    if (vfork() == 0)
        exit(4); /* NOLINTNEXTLINE */ // want vfork-exit "'exit'"

    if (vfork() == 0)
        /* A comment of
           several lines NOLINTNEXTLINE(vfork-exit)
         */
        exit(5); // want vfork-exit "'exit'"
    if (vfork() == 0)
        /* A comment of
           several lines NOLINTNEXTLINE(vfork-exit) */
        exit(6);
}

void in_blocks(void) {
    // NOLINTBEGIN(vfork-exit)
    if (vfork() == 0)
        exit(1);
    // NOLINTBEGIN(vfork-unsafe-call)
    if (vfork() == 0)
        exit(2);
    // NOLINTEND(vfork-unsafe-call)
    if (vfork() == 0)
        exit(3);
    // NOLINTEND(vfork-exit)
    if (vfork() == 0)
        exit(4); // want vfork-exit "'exit'"
    // NOLINTBEGIN
    if (vfork() == 0)
        exit(5);
    // NOLINTEND
    // NOLINTBEGIN
    if (vfork() == 0)
        exit(6); // want vfork-exit "'exit'"
}
