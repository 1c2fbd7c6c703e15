/* The handler of errors ends every session first, which may fail and come back to it: told is the
 * way that needs no second failure. */
// args: -Wextra -Wno-vfork-use -Wno-vfork-signals-open
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

void die(int sessions);

void end_session(int session) {
    if (close(session) < 0)
        die(0);
}

void end_sessions(int sessions) {
    for (int session = 3; session < sessions; session++)
        end_session(session);
}

void die(int sessions) {
    end_sessions(sessions);
    exit(1);
}

int main(int argc, char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[1], argv + 1);
        die(argc); // want vfork-exit "the vfork child calls 'exit'" notes-exactly note@-3 "the child starts here" note@-7 "'die' calls 'exit'"
    }
    if (pid < 0)
        die(argc);
    return 0;
}
