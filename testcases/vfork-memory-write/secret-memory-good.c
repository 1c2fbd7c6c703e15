// args: -Wno-vfork-set-id
/* The parent has allocated what the child fills, and told nobody of it: neither what it calls
 * afterwards nor its caller can look there. */
#include <alloca.h>
#include <errno.h>
#include <grp.h>
#include <stdlib.h>
#include <unistd.h>

void report(const char *word);

static int compare(const void *a, const void *b) {
    const gid_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static int is_member(gid_t wanted, gid_t *groups, int count) {
    int found = getgroups(count, groups);

    return found > 0 && bsearch(&wanted, groups, (size_t)found, sizeof *groups, compare) != NULL;
}

int run_as(gid_t group, char **argv, int count) {
    gid_t *groups = NULL;
    pid_t pid;

    if (count > 0) {
        groups = malloc((size_t)count * sizeof *groups);
        if (groups == NULL)
            return -1;
    }
    pid = vfork();
    if (pid == 0) {
        if (!is_member(group, groups, count))
            _exit(1);
        execv(argv[0], argv);
        _exit(127);
    }
    report(argv[0]);
    free(groups);
    return pid;
}

int run_script(char **argv, int count) {
    char **arguments = alloca(((size_t)count + 2) * sizeof *arguments);
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        if (errno == ENOEXEC) {
            arguments[0] = "sh";
            for (int i = 0; i <= count; i++)
                arguments[i + 1] = argv[i];
            execv("/bin/sh", arguments);
        }
        _exit(127);
    }
    report(argv[0]);
    return pid;
}
