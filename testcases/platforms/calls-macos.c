/* sigaction(2) of macOS: no _Exit, no execl; abort flushes stdio. */
// args: --platform=macos -Wvfork-unsafe-call
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
		openat(terminal, argv[0], O_RDONLY); // want warning vfork-unsafe-call "sigaction(2) does not list it"
		execl(argv[0], argv[0], (char *)0); // want remark vfork-unsafe-call "does not list it"
		execle(argv[0], argv[0], (char *)0, argv);
		if (terminal)
			_Exit(1); // want remark vfork-unsafe-call "does not list it (macos: macOS sigaction(2)"
		abort(); // want remark vfork-unsafe-call "it flushes stdio's buffers"
		_exit(127);
	}
}
