#define _GNU_SOURCE /* pipe2, prlimit */

#include "worker.h"

#include "base/memory.h"
#include "capture/protocol.h"
#include "installed.h"
#include "ir/wire.h"
#include "paths.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

#define MEMORY_LIMIT ((rlim_t)8 << 30)

uint64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

char *worker_program(void) {
    char *program = installed_file("vforklint-capture", X_OK);
    return program ? program : installed_file("../libexec/vforklint/vforklint-capture", X_OK);
}

/* A file with macro bombs must not take the machine's memory. AddressSanitizer reserves more than
 * any limit that would help. */
static void limit_memory(pid_t pid) {
#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
    struct rlimit limit = {MEMORY_LIMIT, MEMORY_LIMIT};
    prlimit(pid, RLIMIT_AS, &limit, NULL);
#else
    (void)pid;
#endif
}

/* The worker's standard input and output are the pipes; what libclang writes on its own about the
 * code of strangers goes nowhere. */
static int spawn(pid_t *pid, const char *program, int in, int out) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    char *argv[] = {(char *)(uintptr_t)program, NULL};
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int error = posix_spawn(pid, program, &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

bool worker_start(struct worker *worker, const char *program) {
    int to[2], from[2];
    *worker = (struct worker){0};
    if (pipe2(to, O_CLOEXEC) != 0)
        return false;
    if (pipe2(from, O_CLOEXEC) != 0) {
        close(to[0]), close(to[1]);
        return false;
    }
    int error = spawn(&worker->pid, program, to[0], from[1]);
    close(to[0]), close(from[1]);
    if (error) {
        close(to[1]), close(from[0]);
        worker->pid = 0;
        errno = error;
        return false;
    }
    limit_memory(worker->pid);
    worker->to = to[1];
    worker->from = from[0];
    return true;
}

static void close_pipes(struct worker *worker) {
    close(worker->to);
    close(worker->from);
    worker->to = worker->from = -1;
}

/* Waits for the worker's end and yields its wait status. */
static int wait_for(struct worker *worker) {
    int status = 0;
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    worker->pid = 0;
    return status;
}

/* Ends a worker that has ended already or is of no use any more; how it ended. */
static int end(struct worker *worker) {
    kill(worker->pid, SIGKILL); /* without effect on one that is dying of something else */
    close_pipes(worker);
    worker->job = NULL;
    return wait_for(worker);
}

/* There is no reply, or none that makes sense: says why in the job's error. */
static void fail_by_death(struct worker *worker) {
    struct capture_job *job = worker->job;
    int status = end(worker);
    if (WIFSIGNALED(status))
        text_printf(&job->error, "the parser crashed (%s)", strsignal(WTERMSIG(status)));
    else if (WEXITSTATUS(status) == 127)
        text_puts(&job->error, "vforklint-capture can't be run (is libclang installed?)");
    else
        text_printf(&job->error, "the parser ended (exit status %d)", WEXITSTATUS(status));
}

void worker_give(struct worker *worker, struct capture_job *job, uint64_t deadline) {
    worker->job = job;
    worker->deadline = deadline;
    if (!capture_write_request(worker->to, job->parsed_path, job->roots.at, job->roots.count,
                               job->args, job->arg_count))
        fail_by_death(worker);
}

static void place(struct capture_job *job) {
    char *current = current_directory();
    place_paths(job->unit, job->directory, current);
    free(current);
}

bool capture_job_take(struct capture_job *job, const char *bytes, size_t length,
                      const char **error) {
    job->unit = ir_decode(bytes, length, error);
    if (job->unit && job->directory)
        place(job);
    return job->unit != NULL;
}

static struct worker_reply decode(struct capture_job *job, struct capture_reply *reply) {
    const char *error = NULL;
    if (!capture_job_take(job, (const char *)reply->bytes, reply->length, &error)) {
        text_printf(&job->error, "the parser's answer is broken: %s", error);
        capture_reply_free(reply);
    }
    return (struct worker_reply){(char *)reply->bytes, reply->length};
}

struct worker_reply worker_take(struct worker *worker) {
    struct capture_job *job = worker->job;
    struct capture_reply reply;
    if (capture_read_reply(worker->from, &reply) != CAPTURE_READ_OK) {
        fail_by_death(worker);
        return (struct worker_reply){0};
    }
    worker->job = NULL;
    if (reply.status == CAPTURE_OK)
        return decode(job, &reply);
    text_add(&job->error, (const char *)reply.bytes, reply.length);
    end(worker);
    capture_reply_free(&reply);
    return (struct worker_reply){0};
}

void worker_give_up(struct worker *worker, unsigned seconds) {
    struct capture_job *job = worker->job;
    end(worker);
    text_printf(&job->error, "given up: not parsed within %u s", seconds);
}

void worker_close(struct worker *worker) {
    if (worker->pid && worker->to >= 0)
        close_pipes(worker);
}

void worker_reap(struct worker *worker) {
    if (!worker->pid)
        return;
    kill(worker->pid, SIGKILL); /* it has had the time since its pipes were closed */
    wait_for(worker);
}
