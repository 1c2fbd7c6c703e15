/* A job-control shell starts a pipeline: everything right. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_STAGES = 16 };

struct redirect {
    int fd, flags;
    const char *path;
    const struct redirect *next;
};

struct stage {
    char *const *argv;
    const struct redirect *redirects;
};

struct job {
    pid_t group, pids[MAX_STAGES];
    int count;
    int status;
};

static int terminal = -1, interactive;
static pid_t shell_group;

static void say(const char *name, const char *text) {
    write(2, name, strlen(name));
    write(2, text, strlen(text));
}

static void reset_signals(void) {
    static const int signals[] = {SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGCHLD};
    sigset_t none;

    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static int apply(const struct redirect *r) {
    for (; r; r = r->next) {
        int fd = open(r->path, r->flags, 0666);

        if (fd < 0) {
            say(r->path, ": cannot open\n");
            return -1;
        }
        if (fd != r->fd) {
            if (dup2(fd, r->fd) < 0)
                return -1;
            close(fd);
        }
    }
    return 0;
}

static void child(const struct stage *s, pid_t group, int in, int out) {
    if (interactive) {
        setpgid(0, group);
        if (group == 0)
            tcsetpgrp(terminal, getpid());
    }
    reset_signals();
    if (in != 0) {
        dup2(in, 0);
        close(in);
    }
    if (out != 1) {
        dup2(out, 1);
        close(out);
    }
    if (apply(s->redirects) < 0)
        _exit(1);
    execvp(s->argv[0], s->argv);
    if (errno == ENOENT) {
        say(s->argv[0], ": not found\n");
        _exit(127);
    }
    say(s->argv[0], ": cannot execute\n");
    _exit(126);
}

int start_job(struct job *job, const struct stage *stages, int count) {
    int in = 0, i;
    sigset_t all, old;

    memset(job, 0, sizeof *job);
    sigfillset(&all);
    for (i = 0; i < count && i < MAX_STAGES; i++) {
        int fds[2] = {0, 1};
        pid_t pid;

        if (i + 1 < count && pipe(fds) < 0) {
            perror("pipe");
            break;
        }
        fflush(NULL);
        sigprocmask(SIG_BLOCK, &all, &old);
        pid = vfork();
        if (pid == 0) {
            if (fds[0] != 0)
                close(fds[0]);
            child(&stages[i], job->group, in, fds[1]);
        }
        sigprocmask(SIG_SETMASK, &old, NULL);
        if (pid < 0) {
            perror("vfork");
            break;
        }
        job->pids[job->count++] = pid;
        if (job->group == 0)
            job->group = pid;
        if (interactive)
            setpgid(pid, job->group);
        if (in != 0)
            close(in);
        if (fds[1] != 1)
            close(fds[1]);
        in = fds[0];
    }
    return job->count == count ? 0 : -1;
}

int wait_job(struct job *job) {
    for (int i = 0; i < job->count; i++)
        while (waitpid(job->pids[i], &job->status, WUNTRACED) < 0)
            if (errno != EINTR)
                return -1;
    if (interactive)
        tcsetpgrp(terminal, shell_group);
    return job->status;
}

int main(int argc, char **argv) {
    char *const list[] = {"ls", "-l", NULL}, *const pager[] = {"cat", NULL};
    const struct redirect log = {2, O_WRONLY | O_CREAT, "/tmp/log", NULL};
    const struct stage stages[] = {{list, &log}, {pager, NULL}};
    struct job job;

    interactive = isatty(0);
    terminal = dup(0);
    shell_group = getpgrp();
    if (start_job(&job, stages, 2) < 0)
        exit(1);
    printf("%d\n", wait_job(&job));
    return argc > 1 && argv[1][0] == '-';
}
