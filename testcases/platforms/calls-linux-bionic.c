/* By libc: bionic asks the kernel for the thread in raise; no source is known for its execvp. */
// args: --platform=linux-bionic -Wvfork-unsafe-call
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
		ioctl(terminal, TIOCSCTTY);
		chroot(argv[0]);
		execvp(argv[0], argv); // want remark vfork-unsafe-call "on no async-signal-safe list"
		if (terminal)
			abort();
		_exit(127);
	}
}
