/* An object without a name is called one. */
#include <unistd.h>

struct pair {
    int first, second;
};

int plain(char **argv) {
    int *number = &(int){0};
    if (vfork() == 0) {
        *number = argv[0][0]; // want vfork-local-write "writes a temporary object through '*number', which"
        execv(argv[0], argv);
        _exit(127);
    }
    return *number;
}

int member(char **argv) {
    struct pair *pair = &(struct pair){0};
    if (vfork() == 0) {
        pair->second = argv[0][0]; // want vfork-local-write "writes a temporary object through 'pair->second', which"
        execv(argv[0], argv);
        _exit(127);
    }
    return pair->second;
}
