/* The models are in .vforklint. That a function makes children is all that makes this a site. */
extern int spawn_child(void);
extern void fatal(const char *what);
extern void note(const char *what);
extern void trace(const char *what);
extern int execv(const char *path, char *const argv[]);

int start(char **argv) {
    int pid = spawn_child();
    if (pid == 0) {
        note("child");
        trace("child"); // want vfork-unsafe-call "'trace', which is not async-signal-safe: it takes the lock of the log"
        execv(argv[0], argv);
        fatal("exec"); // want vfork-exit "calls 'fatal', which runs the parent's atexit handlers"
    }
    return pid;
}
