/* What strtok_r finds lies in the helper's own buffer. */
#include <string.h>
#include <unistd.h>

static void try_all(const char *list) {
    char buf[256], *save, *p;
    strncpy(buf, list, sizeof buf - 1);
    p = strtok_r(buf, ":", &save);
    while (p) {
        p[0] = '/';
        execl(p, p, (char *)0);
        p = strtok_r(NULL, ":", &save);
    }
}

int run(char *const *env, const char *list) {
    pid_t pid = vfork();
    if (pid == 0) {
        try_all(list);
        _exit(127);
    }
    return pid;
}
