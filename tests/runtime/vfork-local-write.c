// says: The parent is suspended in vfork until the child execs or exits, then goes on with the
// child's values. prints: the parent reads 7
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    volatile int from_child = argc - 1; /* volatile, so that no optimiser keeps the old value */
    pid_t pid = vfork();
    if (pid == 0) {
        from_child = 7;
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    printf("the parent reads %d\n", from_child);
    return argv[0] == NULL;
}
