/* What a pointer from elsewhere calls is said to be unknown; that it may be one of the program's own
 * functions is no more than a guess. */
// args: -Wvfork-unknown-call
#include "hook.h"

#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid;

    if (argc < 3)
        return 2;
    load_hook(argv[1]);
    pid = vfork();
    if (pid == 0) {
        execv(argv[2], argv + 2);
        on_failure(127); // want remark vfork-unknown-call "'on_failure'"
        _exit(127);
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}
