/* signal(7) of NetBSD: abort, but not execl; system calls by its source. */
// args: --platform=netbsd -Wvfork-unsafe-call
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
		chroot(argv[0]);
		snprintf(line, sizeof line, "%d", terminal); // want warning vfork-unsafe-call "formats through stdio"
		ptsname(terminal); // want warning vfork-unsafe-call "which is not async-signal-safe: it"
		execl(argv[0], argv[0], (char *)0); // want remark vfork-unsafe-call "signal(7) does not list it (netbsd: NetBSD signal(7), 2014-07-18)"
		if (terminal)
			_Exit(1);
		abort();
		_exit(127);
	}
}
