/* err(3), errx(3) and error(3) with a status end in exit(3). */
#include <err.h>
#include <error.h>
#include <errno.h>
#include <unistd.h>

pid_t run(const char *dir, char **argv) {
    pid_t pid = vfork();

    if (pid == -1)
        err(1, "vfork");
    if (pid == 0) {
        if (argv[0] == NULL)
            _exit(2);
        if (chdir(dir) < 0)
            _exit(1);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
