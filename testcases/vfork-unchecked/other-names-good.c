// The result is tested under another name of its place, or bit by bit.
#include <unistd.h>

static pid_t pids[8];
static int count;

int element(char **argv) {
    pid_t *at = pids + count;
    *at = vfork();
    if (pids[count] == 0) {
        execv(argv[0], argv);
        _exit(1);
    }
    return pids[count++];
}

int pointer(char **argv) {
    pid_t *at = pids + count;
    pids[count] = vfork();
    if (*at == 0) {
        execv(argv[0], argv);
        _exit(1);
    }
    return count++;
}

int complement(char **argv) {
    pid_t pid = vfork();
    if (~pid == -1) {
        execv(argv[0], argv);
        _exit(1);
    }
    return pid;
}
