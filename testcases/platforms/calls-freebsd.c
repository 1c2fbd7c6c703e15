/* sigaction(2) of FreeBSD: execl, but not abort. */
// args: --platform=freebsd -Wvfork-unsafe-call
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
		ioctl(terminal, TIOCSCTTY);
		openat(terminal, argv[0], O_RDONLY);
		snprintf(line, sizeof line, "%d", terminal); // want warning vfork-unsafe-call "which is not async-signal-safe: it"
		execl(argv[0], argv[0], (char *)0);
		if (terminal)
			_Exit(1);
		abort(); // want remark vfork-unsafe-call "it is on no list (freebsd: FreeBSD sigaction(2), 2023-12-01"
		_exit(127);
	}
}
