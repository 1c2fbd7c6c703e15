/* glibc makes all threads of the parent take part. */
// args: --platform=linux-glibc
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
		setuid(1); // want warning vfork-set-id "for which libc locks and signals the parent's threads"
		execve(argv[0], argv, argv);
		_exit(127);
	}
}
