/* By libc: without MMU uClibc's execl allocates a block that the parent keeps. */
// args: --platform=linux-uclibc -Wvfork-unsafe-call
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
		raise(SIGTERM);
		chroot(argv[0]);
		execl(argv[0], argv[0], (char *)0); // want remark vfork-unsafe-call "'execl', which is not async-signal-safe: on a system without MMU it allocates"
		execv(argv[0], argv);
		_exit(127);
	}
}
