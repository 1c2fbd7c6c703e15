/* The list of 2001: execl only by the page of vfork, sysconf still, openat not yet. */
// args: --platform=posix-2001 -Wvfork-unsafe-call
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
		sysconf(_SC_OPEN_MAX);
		openat(terminal, argv[0], O_RDONLY); // want warning vfork-unsafe-call "POSIX.1-2001 does not list it (posix-2001: POSIX.1-2001"
		strlen(argv[0]);
		ioctl(terminal, TIOCSCTTY); // want warning vfork-unsafe-call "POSIX.1-2001 does not list it"
		fchdir(terminal); // want warning vfork-unsafe-call "does not list it"
		execl(argv[0], argv[0], (char *)0);
		execvp(argv[0], argv);
		_exit(127);
	}
}
