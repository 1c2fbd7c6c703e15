/* A function that the caller calls next reads it. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int level;

static int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        level = 2; // want vfork-memory-write "'level', which the parent reads afterwards" note@+8 "reads 'level' here"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}

static void show(void) {
    printf("%d\n", level);
}

int main(int argc, char **argv) {
    (void)argc;
    run(argv + 1);
    show();
    return 0;
}
