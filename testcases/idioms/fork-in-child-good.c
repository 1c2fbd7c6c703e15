/* The process that a real fork in the child makes has its own memory. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int count = 0, status;
    pid_t pid = vfork();

    if (pid == 0) {
        if (fork() == 0) {
            count = 1;
            printf("grandchild %d\n", count);
            exit(count);
        }
        _exit(0);
    }
    waitpid(pid, &status, 0);
    printf("%d\n", count);
    return count;
}
