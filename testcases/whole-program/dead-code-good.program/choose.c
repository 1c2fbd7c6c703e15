#include <stdlib.h>
#include <unistd.h>

void choose(void);
void (*at_failure)(int);

void choose(void) {
    at_failure = _exit;
}
