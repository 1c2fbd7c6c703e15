/* The list of 2024, as far as it is known: utime is out. */
// args: --platform=posix-2024 -Wvfork-unsafe-call
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
		utime(argv[0], 0); // want warning vfork-unsafe-call "POSIX.1-2024 is not known to list it"
		execl(argv[0], argv[0], (char *)0);
		_exit(127);
	}
}
