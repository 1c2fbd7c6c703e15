/* A helper may call one of several hooks before it exits, and one of them jumps. That it exits is
 * sure, and told: what a hook would do comes after that. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static jmp_buf back;
static void (*hook)(void);

static void jump_back(void) {
    longjmp(back, 1);
}

static void say_bye(void) {
    static const char bye[] = "bye\n";
    write(2, bye, sizeof bye - 1);
}

void interactive(void) {
    hook = jump_back;
}

void polite(void) {
    hook = say_bye;
}

void die(void) {
    if (hook)
        hook();
    exit(1);
}

int start(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        die(); // want vfork-exit "'exit'"
    }
    return pid > 0;
}
