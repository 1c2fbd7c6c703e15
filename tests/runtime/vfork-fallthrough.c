// says: With one that does not, the child calls `waitpid(0, …)` on the parent's variable, returns,
// and runs the rest of the parent's program up to its end, while the parent stands still. prints:
// the child waits for 0 prints: the parent waits for its child
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t parent = getpid();
    pid_t pid = vfork();
    if (pid == 0)
        execl("/no/such/program", "program", (char *)NULL);
    pid_t waited = waitpid(pid, NULL, 0);
    dprintf(STDOUT_FILENO, "the %s waits for %s\n", getpid() == parent ? "parent" : "child",
            pid == 0 ? "0" : "its child");
    _exit(waited == 0);
}
