/* Flags are tested together before vfork and one by one in the child: what the mask ruled out does not
 * happen, what it did not name may. */
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#define IDS 1
#define GROUP 2
#define MASK 4
#define QUICK 64

static inline bool needs_fork(short flags) {
    return !(flags & QUICK) && (flags & (IDS | GROUP | MASK));
}

void good(short flags, char **argv) {
    pid_t pid = (flags & (IDS | GROUP | MASK)) == 0 ? vfork() : fork();
    if (pid)
        return;
    if (flags & IDS)
        exit(1);
    if ((flags & GROUP) != 0 || (flags & (GROUP | MASK)))
        exit(2);
    execv(argv[0], argv);
    _exit(127);
}

void bad(short flags, char **argv) {
    pid_t pid = (flags & (IDS | GROUP)) == 0 ? vfork() : fork();
    if (pid)
        return;
    if (flags & MASK)
        exit(1); // want vfork-exit "calls 'exit'"
    if (flags & (GROUP | MASK))
        exit(2); // want vfork-exit "calls 'exit'"
    execv(argv[0], argv);
    _exit(127);
}

/* One bit that is set is enough for the mask. */
void good_when_set(unsigned flags, char **argv) {
    if (!(flags & GROUP))
        return;
    if (vfork() == 0) {
        if (!(flags & (IDS | GROUP)))
            exit(1);
        execv(argv[0], argv);
        _exit(127);
    }
}

/* QUICK allows vfork whatever else is asked for. */
void bad_with_quick(short flags, char **argv) {
    pid_t pid = needs_fork(flags) ? fork() : vfork();
    if (pid)
        return;
    if (flags & IDS)
        exit(1); // want vfork-exit "calls 'exit'"
    execv(argv[0], argv);
    _exit(127);
}
