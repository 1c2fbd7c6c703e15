/* POSIX.1-2017 on Cygwin; of the rest nothing is known. */
// args: --platform=cygwin -Wvfork-unsafe-call -Wvfork-unknown-call
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
		openat(terminal, argv[0], O_RDONLY);
		strlen(argv[0]);
		getrlimit(RLIMIT_CPU, 0); // want remark vfork-unknown-call "of which no source says whether it is async-signal-safe on Cygwin"
		execl(argv[0], argv[0], (char *)0);
		_exit(127);
	}
}
