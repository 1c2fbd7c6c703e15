/* Lookups allocate, lock, and open files behind the program's back. */
#include <dirent.h>
#include <pwd.h>
#include <unistd.h>

pid_t run_as_home(char **argv, const char *user) {
    pid_t pid = vfork();

    if (pid == 0) {
        struct passwd *pw = getpwnam(user); // want vfork-unsafe-call "'getpwnam'"
        DIR *fds = opendir("/proc/self/fd"); // want vfork-unsafe-call "'opendir'"

        if (fds)
            closedir(fds); // want vfork-unsafe-call "'closedir'"
        if (pw && chdir(pw->pw_dir) < 0)
            _exit(126);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
