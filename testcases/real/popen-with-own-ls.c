/* A file server lists directories itself, in a real fork; for everything else vfork will do. The
 * name is compared again in the child, and is the same. */
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern int optind;
int list_directory(int argc, char **argv);

int start(char *program, const char *type, int *ends) {
    char *words[100], *args[1000], **found;
    int count, used, pid;

    for (count = 0; count < 99; count++)
        if (!(words[count] = strtok(count ? NULL : program, " \t")))
            break;
    words[99] = NULL;
    args[0] = words[0];
    for (used = count = 1; words[count]; count++) {
        glob_t matches;
        memset(&matches, 0, sizeof matches);
        if (glob(words[count], GLOB_NOCHECK, NULL, &matches))
            args[used++] = strdup(words[count]);
        else if (matches.gl_pathc > 0)
            for (found = matches.gl_pathv; *found && used < 999; found++)
                args[used++] = strdup(*found);
        globfree(&matches);
    }
    args[used] = NULL;
    pid = strcmp(args[0], "/bin/ls") == 0 ? fork() : vfork();
    switch (pid) {
    case -1:
        return -1;
    case 0:
        if (*type == 'r')
            dup2(ends[1], 1);
        else
            dup2(ends[0], 0);
        if (strcmp(args[0], "/bin/ls") == 0) {
            optind = 0;
            exit(list_directory(used, args));
        }
        execv(args[0], args);
        _exit(127);
    }
    return pid;
}

/* Another word than the one that was compared. */
int start_next(char *path) {
    char *name = strchr(path, '/');
    if (strcmp(name, "/ls") == 0)
        return 1;
    name = strchr(name + 1, '/');
    if (vfork() == 0) {
        if (strcmp(name, "/ls") == 0)
            exit(1); // want vfork-exit "calls 'exit'"
        _exit(0);
    }
    return 0;
}
