/* Right on both: the stricter of the two counts. */
// args: --platform=linux-glibc,openbsd -Wvfork-fallthrough
#include <stdlib.h>
#include <unistd.h>

int returns(char **argv) {
    pid_t pid = vfork();
    if (pid == 0)
        execv(argv[0], argv); // want warning vfork-fallthrough "runs too; end it with '_exit' (on linux-glibc)" note@+1 "whose stack frame its parent still uses"
    return pid;
}
