/* A program of the 1980s: old definitions, vfork declared by hand, register variables. */
#include <sys/wait.h>

extern int vfork();
extern int execl();
extern void _exit();
extern int wait();
extern void exit();

int mysystem(command)
    char *command;
{
    register int pid, w;
    int status;

    if ((pid = vfork()) == 0) {
        execl("/bin/sh", "sh", "-c", command, (char *)0);
        exit(127); // want vfork-exit "'exit'"
    }
    while ((w = wait(&status)) != pid && w != -1)
        ;
    return w == -1 ? -1 : status;
}
