#include <sys/wait.h>
#include <unistd.h>

int shared_state;
int other_state;

int run(char **argv);

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        shared_state = 1; // want vfork-memory-write "'shared_state'"
        other_state = 1;
        execv(argv[0], argv);
        _exit(127);
    }
    return waitpid(pid, NULL, 0) == pid;
}
