/* A whole struct is assigned; the parent reads one member of it. */
#include <termios.h>
#include <unistd.h>

int run(char **argv, int tty) {
    struct termios now, raw;
    pid_t pid;

    tcgetattr(tty, &now);
    raw = now;
    raw.c_lflag = 0;
    pid = vfork();
    if (pid == 0) {
        struct termios wanted = raw;
        tcsetattr(tty, TCSANOW, &wanted);
        execv(argv[0], argv);
        _exit(127);
    }
    return now.c_lflag != 0;
}
