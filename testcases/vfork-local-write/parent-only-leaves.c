/* A parent that only calls _exit afterwards is not harmed by a write. */
#include <unistd.h>

void hand_over(char **argv, int code) {
    int state = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        state = 1;
        execv(argv[state], argv + state);
        _exit(127);
    }
    _exit(pid < 0);
}
