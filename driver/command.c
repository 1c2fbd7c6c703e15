#define _GNU_SOURCE /* pipe2 */

#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int spawn(pid_t *pid, const char *const *argv, int out, int errors) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int error =
        posix_spawnp(pid, argv[0], &actions, &attributes, (char *const *)(uintptr_t)argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static void read_all(int fd, struct text *out) {
    char buffer[65536];
    ssize_t got;
    while ((got = read(fd, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR)) {
        if (got > 0)
            text_add(out, buffer, (size_t)got);
    }
}

/* Runs ARGV with its standard error in the file ERRORS. */
static bool run(const char *const *argv, struct text *out, int errors) {
    int ends[2], status = -1;
    pid_t pid;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    int error = spawn(&pid, argv, ends[1], errors);
    close(ends[1]);
    if (error == 0) {
        read_all(ends[0], out);
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
            continue;
    }
    close(ends[0]);
    return error == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool command_output(const char *const *argv, struct text *out, struct text *errors) {
    text_puts(out, "");
    text_puts(errors, "");
    FILE *file = tmpfile(); /* a second pipe would have to be read at the same time */
    if (!file)
        return false;
    bool done = run(argv, out, fileno(file));
    if (lseek(fileno(file), 0, SEEK_SET) == 0)
        read_all(fileno(file), errors);
    fclose(file);
    return done;
}
