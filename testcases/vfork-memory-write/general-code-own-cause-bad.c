/* General code that the child must call sets a global on the way to its exec, and reports a failed
 * exec through stdio: to mend one leaves the other. What only reports an error is one cause. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern char **environ;
int errors;

void run_program(char **argv, char **envp) {
    environ = envp;
    execvp(argv[0], argv);
    perror(argv[0]);
    _exit(127);
}

void report(const char *what) {
    errors++;
    fprintf(stderr, "%s failed\n", what);
}

void give_up(const char *what) {
    errors++;
    fprintf(stderr, "%s failed\n", what);
    exit(1);
}

int start(char **argv, char **envp) {
    pid_t pid = vfork();
    if (pid == 0) {
        if (chdir("/tmp") < 0)
            report("chdir"); // want vfork-unsafe-call "'fprintf'"
        if (setsid() < 0)
            give_up("setsid"); // want vfork-exit "'exit'"
        run_program(argv, envp); // want vfork-memory-write "'environ'" note "writes" // want vfork-unsafe-call "'perror'"
    }
    return errors + pid;
}
