/* The first rule of vfork: child and parent share the local variables. When execv fails here, the
 * parent too takes the shell for the program that it started. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    const char *program = argc > 1 ? argv[1] : "/bin/true";
    char *const arguments[] = {(char *)program, NULL};

    pid_t pid = vfork();
    if (pid == 0) {
        execv(program, arguments);
        program = "/bin/sh";
        execl(program, "sh", arguments[0], (char *)NULL);
        _exit(127);
    }
    if (pid < 0)
        return 1;

    waitpid(pid, NULL, 0);
    printf("%s has ended\n", program);
    return 0;
}
