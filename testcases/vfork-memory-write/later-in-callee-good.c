/* A function that the caller calls next writes it, on all paths, before it is read. */
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

static void reset(int to) {
    if (to)
        level = to;
    else
        level = 1;
}

int main(int argc, char **argv) {
    run(argv + 1);
    reset(argc);
    printf("%d\n", level);
    return 0;
}
