// args: --strict
/* Assignments to locals, alive or dead, by any operator. */
#include <unistd.h>

int run(char **argv) {
    int alive = 0, dead = 0, counter = 0, array[2] = {0, 0};
    pid_t pid = vfork();

    if (pid == 0) {
        alive = 1;     // want vfork-local-write "'alive'"
        dead = 1;      // want vfork-local-write "'dead'"
        counter++;     // want vfork-local-write "'counter'"
        array[1] += 2; // want vfork-local-write "'array[1]'"
        execv(argv[0], argv);
        _exit(127);
    }
    return alive;
}
