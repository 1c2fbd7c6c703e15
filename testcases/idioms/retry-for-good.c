/* The site stands twice in the head of a for loop. */
#include <stdlib.h>
#include <unistd.h>

pid_t start(char **argv, int tries) {
    pid_t pid;

    for (pid = vfork(); pid < 0 && tries > 0; pid = vfork())
        tries--;
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
