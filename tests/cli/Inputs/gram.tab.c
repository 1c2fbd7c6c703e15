#include <stdlib.h>
#include <unistd.h>

int skeleton(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        exit(1);
    }
    return 0;
}
#line 20 "gram.y"
int action(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        exit(2);
    }
    return 0;
}

int other_action(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        exit(3); // NOLINT(vfork-exit)
    }
    return 0;
}
#line 28 "gram.tab.c"
int behind(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        exit(4);
    }
    return 0;
}
