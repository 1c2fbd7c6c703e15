/* A super-server: descriptors, a session and limits are set up in the child with system calls only. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <syslog.h>
#include <unistd.h>

struct service {
    const char *name, *program;
    char **argv;
    int socket, wait;
    rlim_t memory;
    pid_t pid;
};

static struct service *services;
static size_t service_count;
static volatile sig_atomic_t child_ended;

static void on_child(int sig) { child_ended = sig; }

static void reap(void) {
    int status;
    pid_t pid;

    child_ended = 0;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
        for (size_t i = 0; i < service_count; i++)
            if (services[i].pid == pid) {
                syslog(LOG_INFO, "%s: status %d", services[i].name, status);
                services[i].pid = 0;
            }
}

static void serve(struct service *s) {
    int fd = s->wait ? s->socket : accept(s->socket, NULL, NULL);
    pid_t pid;

    if (fd < 0) {
        syslog(LOG_WARNING, "accept: %m");
        return;
    }
    pid = vfork();
    switch (pid) {
    case -1:
        syslog(LOG_ERR, "vfork: %m");
        break;
    case 0: {
        struct rlimit limit = {s->memory, s->memory};
        int i, top = getdtablesize();

        signal(SIGCHLD, SIG_DFL);
        signal(SIGPIPE, SIG_DFL);
        setsid();
        setrlimit(RLIMIT_AS, &limit);
        for (i = 0; i < 3; i++)
            if (fd != i)
                dup2(fd, i);
        for (i = 3; i < top; i++)
            close(i);
        execv(s->program, s->argv);
        _exit(127);
    }
    default:
        if (s->wait)
            s->pid = pid;
    }
    if (!s->wait)
        close(fd);
}

int main(int argc, char **argv) {
    static struct service only;
    struct pollfd polled;

    if (argc < 2) {
        fprintf(stderr, "usage: %s program\n", argv[0]);
        exit(2);
    }
    only.name = only.program = argv[1];
    only.argv = argv + 1;
    only.socket = 0;
    only.memory = 1 << 28;
    services = &only;
    service_count = 1;
    signal(SIGCHLD, on_child);
    polled.fd = only.socket;
    polled.events = POLLIN;
    for (;;) {
        if (poll(&polled, 1, -1) > 0 && polled.revents)
            serve(&only);
        if (child_ended)
            reap();
    }
}
