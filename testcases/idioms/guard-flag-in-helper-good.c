/* A global tells the error function that it runs in a vfork child. */
#include <setjmp.h>
#include <sys/wait.h>
#include <unistd.h>

static int vforked;
static jmp_buf main_loop;

static void raise_error(int code) {
    if (vforked)
        _exit(code);
    longjmp(main_loop, code);
}

static int redirect(int from, int to) {
    if (from != to && dup2(from, to) < 0)
        raise_error(126);
    return to;
}

int run(char **argv, int in) {
    int status = 0;
    pid_t pid;

    redirect(2, 9);
    vforked = 1;
    pid = vfork();
    if (pid == 0) {
        redirect(in, 0);
        execv(argv[0], argv);
        _exit(127);
    }
    vforked = 0;
    if (pid < 0)
        raise_error(1);
    waitpid(pid, &status, 0);
    return status;
}

int loop(char **argv) {
    int code = setjmp(main_loop);

    return code ? code : run(argv, 0);
}
