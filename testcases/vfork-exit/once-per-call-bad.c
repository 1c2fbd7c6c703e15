/* A general die() that also prints: one finding at the call, for the exit. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void die(const char *format, ...) {
    va_list args;

    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

pid_t run(char **argv, const char *dir) {
    pid_t pid = vfork();

    if (pid < 0)
        die("cannot fork");
    if (pid == 0) {
        if (chdir(dir) < 0)
            die("cannot enter %s", dir); // want vfork-exit "'exit'" note "'die' calls 'exit'"
        execv(argv[0], argv);
        die("cannot run %s", argv[0]); // want vfork-exit "'exit'"
    }
    return pid;
}
