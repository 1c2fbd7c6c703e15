/* main is no child. What it calls before it makes one is none's, either. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(child) static void set_up(void) { // want wrong-model "'set_up' is marked 'child-only', but 'prepare' calls it outside of any vfork child" note@+9 "'prepare' calls 'set_up'"
    setsid();
}

SAY(child) static void only_there(void) {
    setpgid(0, 0);
}

static void prepare(void) {
    set_up();
}

int main(int argc, char **argv) {
    prepare();
    if (vfork() == 0) {
        set_up();
        only_there();
        execv(argv[argc - 1], argv);
        _exit(127);
    }
    return 0;
}
