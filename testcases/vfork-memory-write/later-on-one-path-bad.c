/* On one path the next function leaves it as it is. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int level;

static int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        level = 2; // want vfork-memory-write "'level', which the parent reads afterwards" note@+15 "reads 'level' here"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}

static void reset(int to) {
    if (to > 1)
        level = to;
}

int main(int argc, char **argv) {
    run(argv + 1);
    reset(argc);
    printf("%d\n", level);
    return 0;
}
