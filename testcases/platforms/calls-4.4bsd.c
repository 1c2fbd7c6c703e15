/* The system calls of 4.4BSD. */
// args: --platform=4.4bsd -Wvfork-unsafe-call -Wvfork-unknown-call
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
		setsid();
		printf("%s", argv[0]); // want warning vfork-unsafe-call "which is not async-signal-safe: it"
		execve(argv[0], argv, argv);
		_exit(127);
	}
}
