/* A state machine, longer than any number of rounds that a loop is followed for: the child goes
 * through states of its own. */
#include <unistd.h>

int start(char **argv) {
    int state = 0;
    pid_t pid = -1;
    for (;;) {
        switch (state) {
        case 0:
            pid = vfork();
            state = pid ? 1000 : 1; // want vfork-fallthrough "goes on from here" note "returns from"
            break;
        case 1:
            close(3);
            state = 2;
            break;
        case 2:
            close(4);
            state = 3;
            break;
        case 3:
            close(5);
            state = 4;
            break;
        case 4:
            close(6);
            state = 5;
            break;
        case 5:
            close(7);
            state = 6;
            break;
        case 6:
            close(8);
            state = 7;
            break;
        case 7:
            close(9);
            state = 8;
            break;
        case 8:
            close(10);
            state = 9;
            break;
        case 9:
            close(11);
            state = 10;
            break;
        case 10:
            close(12);
            state = 11;
            break;
        case 11:
            close(13);
            state = 12;
            break;
        case 12:
            close(14);
            state = 13;
            break;
        case 13:
            close(15);
            state = 14;
            break;
        case 14:
            close(16);
            state = 15;
            break;
        case 15:
            close(17);
            state = 16;
            break;
        case 16:
            close(18);
            state = 17;
            break;
        case 17:
            execv(argv[0], argv);
            state = 1000;
            break;
        case 1000:
            return pid;
        }
    }
}
