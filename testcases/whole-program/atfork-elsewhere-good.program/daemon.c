#include <sys/wait.h>
#include <unistd.h>

int run(char **argv);

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        pid_t inner = fork(); // want remark vfork-unsafe-call "'fork'"
        if (inner == 0)
            execv(argv[0], argv);
        _exit(inner < 0);
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}
