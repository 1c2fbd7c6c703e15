/* A fork in a child that shares memory runs the atfork handlers of the parent. */
// args: --platform=freebsd
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

void start(char *const argv[], int terminal)
{
	char line[80];
	if (vfork() == 0) {
		fork(); // want warning vfork-unsafe-call "runs its atfork handlers in shared memory"
		execve(argv[0], argv, argv);
		_exit(127);
	}
}
