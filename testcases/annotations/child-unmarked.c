/* As child.c, without the mark: nothing is known to run in a child. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

int count;

int run(int terminal) {
    count++;
    printf("%d\n", terminal);
    exit(1);
}
