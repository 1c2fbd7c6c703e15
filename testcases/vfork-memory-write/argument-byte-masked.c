/* The parent clears the bit too: whatever the child did to it, the parent's value is the same. */
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid;

    if (argc < 2)
        return 2;
    argv[0][0] |= 0x80;
    pid = vfork();
    if (pid == 0) {
        argv[0][0] &= 0x7f;
        execv(argv[1], argv);
        _exit(127);
    }
    argv[0][0] &= 0x7f;
    return argv[0][0] == '-';
}
