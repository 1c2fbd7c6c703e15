/* Every member of the exec family may end a child, whatever list it is on. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

pid_t run(int how, char **argv, char **envp) {
    pid_t pid = vfork();

    if (pid == 0) {
        switch (how) {
        case 0:
            execl(argv[0], argv[0], (char *)0);
            break;
        case 1:
            execlp(argv[0], argv[0], (char *)0);
            break;
        case 2:
            execle(argv[0], argv[0], (char *)0, envp);
            break;
        case 3:
            execv(argv[0], argv);
            break;
        case 4:
            execvp(argv[0], argv);
            break;
        case 5:
            execvpe(argv[0], argv, envp);
            break;
        case 6:
            execve(argv[0], argv, envp);
            break;
        case 7:
            fexecve(how, argv, envp);
            break;
        case 8:
            execveat(AT_FDCWD, argv[0], argv, envp, 0);
            break;
        default:
            syscall(SYS_execve, argv[0], argv, envp);
        }
        _Exit(127);
    }
    return pid;
}
