/* #define vfork fork: this child has its own memory, whatever it is called. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef HAVE_WORKING_VFORK
#define START_PROCESS vfork
#else
#define vfork fork
#define START_PROCESS vfork
#endif

int run(char **argv) {
    int code = 0;

    if (START_PROCESS() == 0) {
        code = 1;
        printf("in the child\n");
        execv(argv[0], argv);
        return code;
    }
    if (vfork() == 0)
        exit(code);
    return code;
}
