/* The parent returns early; the child runs off the end of the function. */
#include <unistd.h>

void background(char **argv) {
    if (vfork() != 0)
        return;
    setsid();
    execv(argv[0], argv);
} // want vfork-return "return"
