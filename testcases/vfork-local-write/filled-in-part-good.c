/* Library functions are told how many bytes to fill: the child's are among them, or the child fills
 * none that its parent reads. */
#include <string.h>
#include <unistd.h>

extern void show(const char *);

int run(char **argv, int fd, size_t most) {
    char line[64] = "", word[16] = "", mark[8] = "", head[32] = "", tail[32] = "", own[32] = "";
    pid_t pid = vfork();
    if (pid == 0) {
        line[40] = 'x';
        word[7] = 'y';
        mark[3] = 'z';
        head[15] = 'h';
        tail[20] = 't';
        memset(own, 'o', sizeof own / 2);
        execv(argv[0], argv);
        _exit(1);
    }
    memset(line, 0, sizeof line);
    memcpy(word, argv[0], 8);
    bzero(mark, 4);
    if (read(fd, head, 16) < 0)
        return -1;
    memset(tail, 0, most);
    show(line);
    show(tail);
    return word[7] + mark[3] + head[15] + own[16];
}
