/* The mark is a header's, on a declaration: nothing of it is to be seen in this file. */
#include "marks.h"

#include <stdio.h>
#include <unistd.h>

void set_up(int terminal) {
    if (dup2(terminal, 0) < 0)
        perror("dup2"); // want vfork-unsafe-call "'perror'" note "'set_up' is marked here to run in a vfork child"
}
