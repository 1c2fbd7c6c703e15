/* The child tries several paths in a loop and ends behind it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

pid_t run(char **argv, const char *path) {
    pid_t pid = vfork();

    if (pid == 0) {
        char file[512];
        const char *end;
        size_t n;

        for (; *path; path = *end ? end + 1 : end) {
            end = strchr(path, 58) ? strchr(path, 58) : path + strlen(path);
            n = end - path;
            if (n + strlen(argv[0]) + 2 > sizeof file)
                continue;
            memcpy(file, path, n);
            file[n] = '/';
            strcpy(file + n + 1, argv[0]);
            execv(file, argv);
            if (errno != ENOENT && errno != EACCES)
                break;
        }
        _exit(127);
    }
    return pid;
}
