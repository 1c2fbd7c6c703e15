/* What strtok_r finds lies in the child's own buffer. */
#include <string.h>
#include <unistd.h>

int run(char *const *env, const char *list) {
    pid_t pid = vfork();
    if (pid == 0) {
        char buf[256], *save, *p;
        strncpy(buf, list, sizeof buf - 1);
        for (p = strtok_r(buf, ":", &save); p; p = strtok_r(NULL, ":", &save)) {
            *p = 'x';
            execl(p, p, (char *)0);
        }
        _exit(127);
    }
    return pid;
}
