/* The bytes of one union member are those of the other. */
#include <unistd.h>

union word {
    int number;
    unsigned char bytes[sizeof(int)];
};

int run(char **argv) {
    union word w;
    pid_t pid;

    w.number = 0x01020304;
    pid = vfork();
    if (pid == 0) {
        int number = w.number;
        number = 1;
        execv(argv[0], argv);
        _exit(127);
    }
    return w.bytes[0];
}
