// says: what it prints into a buffer without a flush is printed by the parent later
// prints: from the child, printed by the parent
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t pid = vfork();
    if (pid == 0) {
        printf("from the child");
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    printf(", printed by the parent\n");
    return 0;
}
