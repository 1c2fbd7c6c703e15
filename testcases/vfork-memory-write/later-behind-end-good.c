/* The only path on which it is read is none that the parent comes to: the program ends before. */
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

static void finish(void) {
    _exit(0);
}

int main(int argc, char **argv) {
    if (argc < 2)
        printf("%d\n", level);
    run(argv + 1);
    finish();
    printf("%d\n", level);
    return 0;
}
