/* Only the failure is tested. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid = vfork(); // want vfork-unchecked "no test of the result of 'vfork' tells the child from its parent"

    if (pid < 0) {
        perror("vfork");
        exit(1);
    }
    execvp(argv[1], argv + 1);
    _exit(127);
}
