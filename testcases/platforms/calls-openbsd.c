/* sigaction(2) of OpenBSD: snprintf and abort. */
// args: --platform=openbsd -Wvfork-unsafe-call
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
		snprintf(line, sizeof line, "%d", terminal);
		ioctl(terminal, TIOCSCTTY);
		sprintf(line, "%d", terminal); // want warning vfork-unsafe-call "which is not async-signal-safe: it"
		execl(argv[0], argv[0], (char *)0);
		abort();
		_exit(127);
	}
}
