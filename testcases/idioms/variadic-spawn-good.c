/* The argument list is built by the parent, before the child is made. */
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

pid_t spawnl(int out, const char *file, ...) {
    char *argv[64];
    va_list arguments;
    int n = 0;
    pid_t pid;

    va_start(arguments, file);
    argv[n++] = (char *)file;
    while (n < 63 && (argv[n] = va_arg(arguments, char *)) != NULL)
        n++;
    argv[n] = NULL;
    va_end(arguments);
    pid = vfork();
    if (pid == 0) {
        if (out >= 0)
            dup2(out, 1);
        execvp(file, argv);
        _exit(n > 62 ? 125 : 127);
    }
    return pid;
}
