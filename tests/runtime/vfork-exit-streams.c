// says: The child removes the parent's temporary files and lock files, shuts its connections down,
// and writes out its buffers. prints: the child wrote out: buffered
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    FILE *file = tmpfile();
    fputs("buffered", file);
    pid_t pid = vfork();
    if (pid == 0)
        exit(0);
    waitpid(pid, NULL, 0);
    char text[9] = "";
    if (pread(fileno(file), text, 8, 0) == 8) /* the parent itself has not flushed it */
        dprintf(STDOUT_FILENO, "the child wrote out: %s\n", text);
    _exit(0);
}
