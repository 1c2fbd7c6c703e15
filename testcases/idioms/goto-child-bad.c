/* The child's code stands elsewhere in the function. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, int in, int out) {
    int status;
    pid_t pid = vfork();

    if (pid == 0)
        goto child;
    if (pid < 0)
        goto failed;
    close(in);
    close(out);
    waitpid(pid, &status, 0);
    return status;
child:
    if (dup2(in, 0) < 0 || dup2(out, 1) < 0)
        goto give_up;
    execv(argv[0], argv);
give_up:
    exit(127); // want vfork-exit "'exit'"
failed:
    return -1;
}
