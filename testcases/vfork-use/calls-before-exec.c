// args: -Wvfork-use -Wno-vfork-unsafe-call
// What a child does before its exec, posix_spawn must be able to do; what follows a failed exec it
// does by itself.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int report_after(char **argv) {
    pid_t pid = vfork(); // want remark vfork-use "posix_spawn could replace it, with posix_spawn_file_actions_addclose"
    if (pid == 0) {
        close(3);
        execv(argv[0], argv);
        write(2, "exec\n", 5);
        perror(argv[0]);
        _exit(127);
    }
    return pid;
}

int says_before(char **argv) {
    pid_t pid = vfork(); // want remark vfork-use "posix_spawn cannot replace it, since the child calls 'write'"
    if (pid == 0) {
        write(2, "exec\n", 5);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

int prints_before(char **argv) {
    pid_t pid = vfork(); // want remark vfork-use "posix_spawn cannot replace it, since the child calls 'printf'"
    if (pid == 0) {
        printf("running %s\n", argv[0]);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

/* The next round is another child's. */
int in_a_loop(char ***jobs) {
    int failures = 0;
    for (; *jobs; jobs++) {
        pid_t pid = vfork(); // want remark vfork-use "posix_spawn could replace it, with neither"
        if (pid == 0) {
            execv((*jobs)[0], *jobs);
            write(2, "exec\n", 5);
            _exit(127);
        }
        if (pid < 0)
            failures++;
    }
    return failures;
}

static void attempt(char **argv) {
    execv(argv[0], argv);
    write(2, "exec\n", 5);
}

int second_attempt(char **argv, char **shell) {
    pid_t pid = vfork(); // want remark vfork-use "posix_spawn cannot replace it, since the child calls 'write'"
    if (pid == 0) {
        attempt(argv);
        execv(shell[0], shell);
        _exit(127);
    }
    return pid;
}

int attempt_in_helper(char **argv) {
    pid_t pid = vfork(); // want remark vfork-use "posix_spawn could replace it, with neither"
    if (pid == 0) {
        attempt(argv);
        _exit(127);
    }
    return pid;
}

int keeps_open(char **argv, int fd) {
    pid_t pid = vfork(); // want remark vfork-use "posix_spawn could replace it, with posix_spawn_file_actions_adddup2"
    if (pid == 0) {
        fcntl(fd, F_SETFD, 0);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

int duplicates(char **argv, int fd) {
    pid_t pid = vfork(); // want remark vfork-use "posix_spawn cannot replace it, since the child calls 'fcntl'"
    if (pid == 0) {
        fcntl(fd, F_DUPFD, 10);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

int default_action(char **argv) {
    pid_t pid = vfork(); // want remark vfork-use "posix_spawn could replace it, with POSIX_SPAWN_SETSIGDEF"
    if (pid == 0) {
        signal(SIGPIPE, SIG_DFL);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

int ignores(char **argv) {
    pid_t pid = vfork(); // want remark vfork-use "posix_spawn cannot replace it, since the child calls 'signal'"
    if (pid == 0) {
        signal(SIGPIPE, SIG_IGN);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
