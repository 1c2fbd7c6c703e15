/* A shell's error(): the child jumps out to the parent's main loop. */
#include <setjmp.h>
#include <sys/wait.h>
#include <unistd.h>

static jmp_buf main_loop;

static void error_in_parent(void) { longjmp(main_loop, 1); }

int run_command(char **argv) {
    int status;
    pid_t pid = vfork();

    if (pid < 0)
        error_in_parent();
    if (pid == 0) {
        execv(argv[0], argv);
        error_in_parent(); // want vfork-return "'longjmp'" note "'error_in_parent' calls 'longjmp'"
    }
    waitpid(pid, &status, 0);
    return status;
}

int repl(char **lines[]) {
    int n = 0;

    if (setjmp(main_loop))
        return 1;
    while (lines[n])
        run_command(lines[n++]);
    return 0;
}
