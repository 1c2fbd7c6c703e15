// says: Both run the program, one after the other: the parent as soon as the child has execed.
// prints: run
// prints: run
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    static char *const argv[] = {"echo", "run", NULL};
    vfork();
    execvp(argv[0], argv);
    return 3;
}
