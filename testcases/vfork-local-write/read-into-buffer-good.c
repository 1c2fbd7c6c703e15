/* read(2), memcpy(3) and strcpy(3) count as writes to what they fill. */
#include <string.h>
#include <unistd.h>

int run(char **argv, int go) {
    char line[64] = "", path[256] = "/bin/", name[64] = "none";
    pid_t pid;

    memcpy(path + 5, "true", 5);
    pid = vfork();
    if (pid == 0) {
        char byte[64], full[256], own[64];

        read(go, byte, sizeof byte);
        memcpy(full, "/sbin/true", 11);
        strcpy(own, argv[0]);
        execv(full, argv);
        _exit(127);
    }
    return line[0] + path[1] + (int)strlen(name);
}
