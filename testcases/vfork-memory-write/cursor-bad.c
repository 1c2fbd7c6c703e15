/* What strtok_r finds lies in the caller's string. */
#include <string.h>
#include <unistd.h>

int run(char *list) {
    pid_t pid = vfork();
    if (pid == 0) {
        char *save, *p;
        for (p = strtok_r(list, ":", &save); p; p = strtok_r(NULL, ":", &save)) // want vfork-memory-write "list"
            execl(p, p, (char *)0);
        _exit(127);
    }
    return pid;
}
