// args: -Wno-vfork-set-id
/* The parent has allocated what the child fills; others know it, too: what it was registered with,
 * the caller, who looks into a variable, and who gets a part of it. */
#include <alloca.h>
#include <errno.h>
#include <grp.h>
#include <stdlib.h>
#include <unistd.h>

void report(const char *word);
void register_groups(gid_t *groups);

static gid_t *last;

pid_t run_registered(char **argv, int count) {
    gid_t *groups = malloc((size_t)count * sizeof *groups);
    pid_t pid;

    register_groups(groups);
    pid = vfork();
    if (pid == 0) {
        getgroups(count, groups); // want vfork-memory-write "'groups'"
        execv(argv[0], argv);
        _exit(127);
    }
    report(argv[0]);
    free(groups);
    return pid;
}

gid_t *run_returned(char **argv, int count) {
    gid_t *groups = calloc((size_t)count, sizeof *groups);

    if (vfork() == 0) {
        getgroups(count, groups); // want vfork-memory-write "'groups'"
        execv(argv[0], argv);
        _exit(127);
    }
    report(argv[0]);
    return groups;
}

void run_stored(char **argv, int count) {
    gid_t *groups = malloc((size_t)count * sizeof *groups);

    last = groups;
    if (vfork() == 0) {
        getgroups(count, groups); // want vfork-memory-write "'groups'"
        execv(argv[0], argv);
        _exit(127);
    }
}

gid_t last_group(void) {
    return last ? last[0] : 0;
}

void run_shown(char **argv, int count) {
    char **arguments = alloca(((size_t)count + 2) * sizeof *arguments);

    register_groups((gid_t *)&arguments[1]);
    if (vfork() == 0) {
        arguments[0] = "sh"; // want vfork-memory-write "'arguments[0]'"
        execv("/bin/sh", arguments);
        _exit(127);
    }
    report(argv[0]);
}
