#include <stdlib.h>
#include <unistd.h>

void run(char **argv);

static void leave(int status) {
    exit(status);
}

int main(int argc, char **argv) {
    if (argc < 2)
        leave(1);
    run(argv + 1);
    return 0;
}
