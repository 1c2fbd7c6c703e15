/* The signal handler does not read it. */
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

static void on_signal(int number) {
    if (number)
        _exit(number);
}

int main(int argc, char **argv) {
    signal(SIGINT, on_signal);
    run(argv + 1);
    level = argc;
    printf("%d\n", level);
    return 0;
}
