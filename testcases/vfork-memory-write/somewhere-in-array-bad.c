/* The child writes somewhere in an array. Its parent writes half of it, and a later child none,
 * before they look. */
#include <string.h>
#include <unistd.h>

static char path[4096] = "/bin/";
static char label[64];

static pid_t start(size_t from, char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        strcat(path + from, argv[0]); // want vfork-memory-write "'path', which a later child reads"
        execv(path, argv);
        _exit(127);
    }
    return pid;
}

static int named(char **argv, size_t from) {
    char text[64] = "";
    pid_t pid = vfork();
    if (pid == 0) {
        strcpy(text + from, "child");  // want vfork-local-write "'text'"
        strcpy(label + from, "child"); // want vfork-memory-write "'label'"
        execv(text, argv);
        _exit(127);
    }
    memset(text, 0, sizeof text / 2);
    memset(label, 0, sizeof label / 2);
    return text[40] + label[40];
}

int main(int count, char **argv) {
    for (int i = 1; i < count; i++)
        start(4, argv + i);
    return named(argv, (size_t)count);
}
