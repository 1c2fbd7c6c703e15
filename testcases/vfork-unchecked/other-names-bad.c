// What is tested is another element, or tells only the failure.
#include <unistd.h>

static pid_t pids[8];
static int count;

int element(char **argv) {
    pid_t *at = pids + count;
    *at = vfork(); // want vfork-unchecked "'vfork'"
    if (pids[count + 1] == 0) {
        execv(argv[0], argv);
        _exit(1);
    }
    return pids[count++];
}

int complement(char **argv) {
    pid_t pid = vfork(); // want vfork-unchecked "'vfork'"
    if (~pid == 0)
        return -1;
    execv(argv[0], argv);
    return 0;
}
