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
