// says: its handlers have run and its streams are closed, and it runs them again at its own end
// prints: the child runs the handler
// prints: the parent goes on
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t parent;

static void say(const char *text, size_t length) {
    if (write(STDOUT_FILENO, text, length) < 0)
        _exit(3);
}

static void handler(void) {
    if (getpid() == parent)
        say("the parent runs the handler\n", 28);
    else
        say("the child runs the handler\n", 27);
}

int main(void) {
    parent = getpid();
    atexit(handler);
    pid_t pid = vfork();
    if (pid == 0)
        exit(0);
    waitpid(pid, NULL, 0);
    say("the parent goes on\n", 19);
    return 0;
}
