// args: -Wvfork-set-id
#include "worker.h"

int run(char **argv);

int main(int argc, char **argv) {
    (void)argc;
    return start_worker() || run(argv + 1);
}
