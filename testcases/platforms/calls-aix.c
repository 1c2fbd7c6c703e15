/* POSIX.1-2001 on AIX; openat is not in that. */
// args: --platform=aix -Wvfork-unsafe-call -Wvfork-unknown-call
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
		openat(terminal, argv[0], O_RDONLY); // want remark vfork-unknown-call "is in no model"
		dup2(terminal, 0);
		execle(argv[0], argv[0], (char *)0, argv);
		_exit(127);
	}
}
