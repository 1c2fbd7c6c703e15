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
            errx(2, "no command"); // want vfork-exit "'errx'"
        if (chdir(dir) < 0)
            err(1, "%s", dir); // want vfork-exit "'err'"
        execv(argv[0], argv);
        error(1, errno, "%s", argv[0]); // want vfork-exit "'error'"
    }
    return pid;
}
