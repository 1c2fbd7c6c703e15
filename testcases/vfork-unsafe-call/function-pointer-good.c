/* The function is called through a table that names all it can be. */
#include <stdio.h>
#include <unistd.h>

static void note_silent(const char *text) { (void)text; }

static void note_loud(const char *text) { write(2, text, 1); }

static void (*const notes[])(const char *) = {note_silent, note_loud};

pid_t run(char **argv, int verbose) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        notes[verbose != 0](argv[0]);
        _exit(127);
    }
    return pid;
}
