// args: -Wvfork-unsafe-call
#include "log.h"

int run(char **argv);

int main(int argc, char **argv) {
    (void)argc;
    return open_log("log") || run(argv + 1);
}
