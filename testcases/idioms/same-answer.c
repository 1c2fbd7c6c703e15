/* Who is to be started is asked by name before vfork and again in the child: the answer is the same as
 * long as nobody writes the name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int built_in_list(char **argv);

void good(char **argv) {
    int fds[2];
    pid_t pid;
    if (pipe(fds))
        return;
    pid = strcmp(argv[0], "/bin/ls") == 0 ? fork() : vfork();
    if (pid == 0) {
        dup2(fds[1], 1);
        close(fds[0]);
        if (strcmp(argv[0], "/bin/ls") == 0)
            exit(built_in_list(argv));
        execv(argv[0], argv);
        _exit(1);
    }
}

/* Another question. */
void bad(char **argv) {
    pid_t pid = strcmp(argv[0], "/bin/ls") == 0 ? fork() : vfork();
    if (pid == 0) {
        if (strcmp(argv[0], "/bin/dir") == 0)
            exit(built_in_list(argv)); // want vfork-exit "calls 'exit'"
        execv(argv[0], argv);
        _exit(1);
    }
}

/* The name is written in between. */
void bad_after_write(char *name, char **argv) {
    pid_t pid = strcmp(name, "/bin/ls") == 0 ? fork() : vfork();
    if (pid == 0) {
        name[0] = '/'; // want vfork-memory-write "writes"
        if (strcmp(name, "/bin/ls") == 0)
            exit(2); // want vfork-exit "calls 'exit'"
        execv(argv[0], argv);
        _exit(1);
    }
}

/* And through another name. */
void bad_after_copy(char *name, char *same, char **argv) {
    pid_t pid = strcmp(name, "/bin/ls") == 0 ? fork() : vfork();
    if (pid == 0) {
        strcpy(same, "/bin/ls"); // want vfork-memory-write "writes"
        if (strcmp(name, "/bin/ls") == 0)
            exit(2); // want vfork-exit "calls 'exit'"
        execv(argv[0], argv);
        _exit(1);
    }
}
