/* System calls that are on no POSIX list, but safe by the platform's source; string functions too. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

struct session {
    const char *root, *line;
    int cpu_seconds, nice;
    char **argv;
};

static void set_up(const struct session *s) {
    struct rlimit limit;
    struct sigaction action;
    sigset_t none;
    char path[128];
    int tty;

    setsid();
    if (s->root && (chroot(s->root) < 0 || chdir("/") < 0))
        _exit(125);
    if (strlen(s->line) > 64)
        _exit(125);
    strcpy(path, "/dev/");
    strcat(path, s->line);
    tty = open(path, O_RDWR);
    ioctl(tty, TIOCSCTTY, 0);
    tcsetpgrp(tty, getpid());
    dup3(tty, 0, 0);
    getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur = s->cpu_seconds;
    setrlimit(RLIMIT_CPU, &limit);
    setpriority(PRIO_PROCESS, 0, s->nice);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigaction(SIGINT, &action, NULL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    umask(022);
    close_range(3, sysconf(_SC_OPEN_MAX), 0);
    sched_yield();
}

pid_t start(const struct session *s) {
    pid_t pid = vfork();

    if (pid == 0) {
        set_up(s);
        execvp(s->argv[0], s->argv);
        raise(SIGKILL);
        _exit(127);
    }
    return pid;
}
