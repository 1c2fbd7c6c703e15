/* "(void) &x" keeps an old compiler from holding x in a register; x is no more anybody's than before,
 * so what was decided about it stays decided. */
#include <stdio.h>
#include <unistd.h>

int prepare(void);
void lend(int *flag);

void good(char **argv) {
    volatile int built_in = prepare();
    pid_t pid = 0;
    (void)&built_in;
    if (!built_in)
        pid = vfork();
    if (pid != 0)
        return;
    prepare();
    if (built_in) {
        puts("built in");
        return;
    }
    execv(argv[0], argv);
    _exit(127);
}

void bad(char **argv) {
    int built_in = prepare();
    pid_t pid = 0;
    lend(&built_in);
    if (!built_in)
        pid = vfork();
    if (pid != 0)
        return;
    prepare();
    if (built_in) {
        puts("built in"); // want vfork-unsafe-call "calls 'puts'"
        return;           // want vfork-return "returns"
    }
    execv(argv[0], argv);
    _exit(127);
}
