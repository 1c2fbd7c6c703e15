/* A general helper writes a global; the finding stands at the child's call. */
#include <string.h>
#include <unistd.h>

static char message[80];

static void set_message(const char *text) {
    strncpy(message, text, sizeof message - 1);
}

const char *last_message(void) { return message; }

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid < 0)
        set_message("cannot fork");
    if (pid == 0) {
        execv(argv[0], argv);
        set_message("cannot exec"); // want vfork-memory-write "'message'"
        _exit(127);
    }
    return pid;
}
