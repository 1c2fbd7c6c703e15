/* The parent dies by the same function: the finding stays at the child's call of it. */
#include "die.h"

#include <sys/wait.h>
#include <unistd.h>

void run(char **argv);

int main(int argc, char **argv) {
    if (argc < 2)
        die("usage: main COMMAND");
    run(argv + 1);
    return 0;
}
