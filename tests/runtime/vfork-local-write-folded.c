// says: gcc and clang at `-O1` fold away a parent's test of a plain variable that only the child
// sets. prints: the test is folded away flags: -O1
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int failed = 0;
    pid_t pid = vfork();
    if (pid == 0) {
        failed = 1;
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    puts(failed ? "the parent sees it" : "the test is folded away");
    return 0;
}
