// says: Where memory is copied the parent finds its own old value: the failure is taken for
// success. prints: copied: success prints: shared: failure
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int start(pid_t (*make)(void), volatile int *error) {
    pid_t pid = make();
    if (pid == 0) {
        execl("/no/such/program", "program", (char *)NULL);
        *error = errno;
        _exit(127);
    }
    waitpid(pid, NULL, 0);
    return *error;
}

int main(void) {
    volatile int error = 0;
    /* fork copies memory, as vfork does on those systems. */
    printf("copied: %s\n", start(fork, &error) ? "failure" : "success");
    pid_t pid = vfork();
    if (pid == 0) {
        execl("/no/such/program", "program", (char *)NULL);
        error = errno;
        _exit(127);
    }
    waitpid(pid, NULL, 0);
    printf("shared: %s\n", error == ENOENT ? "failure" : "success");
    return 0;
}
