/* The system calls of 3BSD: setsid came later. */
// args: --platform=3bsd -Wvfork-unsafe-call -Wvfork-unknown-call
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
		chroot(argv[0]);
		ioctl(terminal, TIOCSCTTY);
		setsid(); // want remark vfork-unknown-call "is in no model"
		execv(argv[0], argv);
		_exit(127);
	}
}
