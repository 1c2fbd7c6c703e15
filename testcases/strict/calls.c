// args: --strict
/* Every other call is a violation, async-signal-safe or not. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int run(char **argv, int fd, sigset_t *old) {
    pid_t pid = vfork();

    if (pid == 0) {
        setsid();                                // want vfork-unsafe-call "'setsid'"
        dup2(fd, 0);                             // want vfork-unsafe-call "'dup2'"
        close(fd);                               // want vfork-unsafe-call "'close'"
        if (chdir("/") < 0)                      // want vfork-unsafe-call "'chdir'"
            _exit(1);
        sigprocmask(SIG_SETMASK, old, NULL);     // want vfork-unsafe-call "'sigprocmask'"
        signal(SIGPIPE, SIG_DFL);                // want vfork-unsafe-call "'signal'"
        execv(argv[0], argv);
        write(2, "failed\n", strlen("failed\n")); // want vfork-unsafe-call "'write'" want vfork-unsafe-call "'strlen'"
        _exit(127);
    }
    puts("started");
    return pid;
}
