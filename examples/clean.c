/* A vfork child that keeps the rules: it moves a descriptor, tries to exec, and reports a failure
 * by its exit status. Its only writes are to system state, which is its own. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs ARGV with standard output in the file PATH; gives the exit status, -1 on failure. */
static int run_into(const char *path, char *const argv[]) {
    int output = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (output < 0)
        return -1;

    pid_t pid = vfork();
    if (pid == 0) {
        if (dup2(output, STDOUT_FILENO) >= 0)
            execvp(argv[0], argv);
        _exit(127);
    }
    close(output);

    int status;
    if (pid < 0 || waitpid(pid, &status, 0) < 0)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int main(void) {
    char *const arguments[] = {"date", NULL};
    int status = run_into("/dev/null", arguments);
    printf("date ended with %d\n", status);
    return status == 0 ? 0 : 1;
}
