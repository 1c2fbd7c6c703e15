// args: -Wvfork-shared-result -- -D_DEFAULT_SOURCE
/* A page that is shared with every kind of child: the compiler knows nothing of what is in it. */
#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

int run(char **argv) {
    int *error = mmap(NULL, sizeof *error, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (error == MAP_FAILED)
        return errno;
    if (vfork() == 0) {
        execvp(argv[0], argv);
        *error = errno; // want remark vfork-shared-result "'*error'"
        _exit(127);
    }
    return *error;
}
