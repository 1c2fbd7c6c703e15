#include "start.h"

int start_other(char **argv);

int start_other(char **argv) {
    return start(argv) > 0;
}
