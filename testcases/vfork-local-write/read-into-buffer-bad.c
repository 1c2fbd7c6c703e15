/* read(2), memcpy(3) and strcpy(3) count as writes to what they fill. */
#include <string.h>
#include <unistd.h>

int run(char **argv, int go) {
    char line[64] = "", path[256] = "/bin/", name[64] = "none";
    pid_t pid;

    memcpy(path + 5, "true", 5);
    pid = vfork();
    if (pid == 0) {
        read(go, line, sizeof line); // want vfork-local-write "'line'"
        memcpy(path, "/sbin/", 6);   // want vfork-local-write "'path'"
        strcpy(name, argv[0]);       // want vfork-local-write "'name'"
        execv(path, argv);
        _exit(127);
    }
    return line[0] + path[1] + (int)strlen(name);
}
