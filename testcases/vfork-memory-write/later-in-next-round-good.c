/* Each round sets it before it is read. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int level;

static int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        level = 2;
        execv(argv[0], argv);
        _exit(127);
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}

static int run_louder(char **argv) {
    level = 1;
    return level + run(argv);
}

int main(int argc, char **argv) {
    (void)argc;
    while (run_louder(argv + 1))
        continue;
    return 0;
}
