/* A fork in a child that has its own memory takes no lock of the parent's. */
// args: --platform=macos
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
		fork();
		execve(argv[0], argv, argv);
		_exit(127);
	}
}
