#include <unistd.h>

void quit(int status);

void quit(int status) {
    _exit(status);
}
