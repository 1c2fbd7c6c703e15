/* The list of 2017: fchdir is in, _Fork is not. */
// args: --platform=posix-2017 -Wvfork-unsafe-call
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
#include <utime.h>

void start(char *const argv[], int terminal)
{
	char line[80];
	if (vfork() == 0) {
		fchdir(terminal);
		openat(terminal, argv[0], O_RDONLY);
		ioctl(terminal, TIOCSCTTY); // want warning vfork-unsafe-call "POSIX.1-2017 does not list it"
		utime(argv[0], 0);
		execl(argv[0], argv[0], (char *)0);
		_exit(127);
	}
}
