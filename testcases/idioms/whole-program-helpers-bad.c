/* With main in sight nobody else can call the helper: it is the child's own though it is not static. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void run_child(char **argv);

int main(int argc, char **argv) {
    int status;
    pid_t pid = vfork();

    if (pid == 0)
        run_child(argv + 1);
    if (pid < 0 || waitpid(pid, &status, 0) < 0)
        return 1;
    return status != 0;
}

void run_child(char **argv) {
    execv(argv[0], argv);
    exit(127); // want vfork-exit "'exit'" note "'main' calls 'run_child'"
}
