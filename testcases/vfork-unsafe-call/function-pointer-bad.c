/* The function is called through a table that names all it can be. */
#include <stdio.h>
#include <unistd.h>

static void note_silent(const char *text) { (void)text; }

static void note_loud(const char *text) { fputs(text, stderr); }

static void (*const notes[])(const char *) = {note_silent, note_loud};

pid_t run(char **argv, int verbose) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        notes[verbose != 0](argv[0]); // want vfork-unsafe-call "'fputs'" note "'note_loud' calls 'fputs'"
        _exit(127);
    }
    return pid;
}
