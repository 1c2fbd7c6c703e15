#include "error.h"

void run(char **argv);

int main(int argc, char **argv) {
    (void)argc;
    if (setjmp(top_level))
        return 1;
    run(argv + 1);
    return 0;
}
