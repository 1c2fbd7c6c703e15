/* The list of 2008: openat and execl are in, sysconf is out, fchdir is not yet in. */
// args: --platform=posix-2008 -Wvfork-unsafe-call
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
		sysconf(_SC_OPEN_MAX); // want warning vfork-unsafe-call "POSIX.1-2008 does not list it"
		openat(terminal, argv[0], O_RDONLY);
		fchdir(terminal); // want warning vfork-unsafe-call "POSIX.1-2008 does not list it"
		execl(argv[0], argv[0], (char *)0);
		execvp(argv[0], argv); // want remark vfork-unsafe-call "on no async-signal-safe list"
		_exit(127);
	}
}
