/* Models that some file of the program uses. */
#include <unistd.h>

extern void stop(void);
extern void pointed_to(void);

void (*hook)(void) = pointed_to;

int main(int argc, char **argv) {
    (void)argc;
    if (vfork() == 0) {
        execv(argv[1], argv + 1);
        _exit(127);
    }
    stop();
}
