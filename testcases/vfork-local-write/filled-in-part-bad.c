/* Library functions are told how many bytes to fill: the child's are behind those. */
#include <string.h>
#include <unistd.h>

extern void show(const char *);

int run(char **argv, int fd) {
    char line[64] = "", word[16] = "", mark[8] = "", head[32] = "";
    pid_t pid = vfork();
    if (pid == 0) {
        line[40] = 'x'; // want vfork-local-write "'line[40]'"
        word[9] = 'y';  // want vfork-local-write "'word[9]'"
        mark[7] = 'z';  // want vfork-local-write "'mark[7]'"
        head[16] = 'h'; // want vfork-local-write "'head[16]'"
        execv(argv[0], argv);
        _exit(1);
    }
    memset(line, 0, sizeof line / 2);
    memcpy(word, argv[0], 8);
    bzero(mark, 4);
    if (read(fd, head, 16) < 0)
        return -1;
    show(line);
    return word[9] + mark[7] + head[16];
}
