/* A cast to void throws the result away. */
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv) {
    (void)vfork(); // want vfork-unchecked "vfork"
        execl("/bin/sync", "sync", (char *)0);
    return wait(NULL) < 0;
}
