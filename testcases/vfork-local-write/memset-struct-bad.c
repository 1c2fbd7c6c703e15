/* memset over a whole struct whose members the parent reads, and bytes of a member. */
#include <string.h>
#include <unistd.h>

struct options {
    int verbose;
    char name[16];
};

int run(char **argv, int verbose) {
    struct options o = {verbose, "spawn"}, unused = {0, ""};
    pid_t pid = vfork();

    if (pid == 0) {
        memset(&o, 0, sizeof o); // want vfork-local-write "'o'"
        execv(argv[0], argv);
        _exit(127);
    }
    return o.verbose + (o.name[0] == 's');
}
