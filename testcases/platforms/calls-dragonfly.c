/* sigaction(2) of DragonFly BSD: neither _Exit nor socket calls; those by its source. */
// args: --platform=dragonfly -Wvfork-unsafe-call
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
		openat(terminal, argv[0], O_RDONLY); // want warning vfork-unsafe-call "sigaction(2) does not list it (dragonfly: DragonFly sigaction(2), 2008)"
		execl(argv[0], argv[0], (char *)0); // want remark vfork-unsafe-call "does not list it"
		if (terminal)
			_Exit(1); // want remark vfork-unsafe-call "'_Exit', which is not async-signal-safe: sigaction(2) does not list it"
		_exit(127);
	}
}
