// args: -Wno-vfork-unsafe-call
/* The same, but a short message lies in a buffer of the program's, which others read, too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char small[80];

void complain(const char *what, const char *why, int level, int quiet) {
    char *line = small;
    size_t used = strlen(what), i;

    if (used + strlen(why) + 16 > sizeof small && (line = malloc(used + strlen(why) + 16)) == NULL)
        return;
    for (i = 0; i < 8; i++) {
        if (level >> i & 1)
            line[i] = (char)('0' + i);
        else if (quiet >> i & 1)
            line[i] = '-';
    }
    if (level > 8)
        line[i++] = '!';
    if (quiet > 8)
        line[i++] = '?';
    strcpy(line + i, what);
    line[i + used] = ' ';
    strcpy(line + i + used + 1, why);
    write(STDERR_FILENO, line, strlen(line));
    if (line != small)
        free(line);
}

int run(char **argv, int level, int quiet) {
    if (vfork() == 0) {
        execvp(argv[0], argv);
        complain(argv[0], "exec", level, quiet); // want vfork-memory-write "the global variable 'small'"
        _exit(127);
    }
    return 0;
}
