/* By libc: execvp may allocate before 2.24, abort advances a variable; raise and snprintf. */
// args: --platform=linux-glibc -Wvfork-unsafe-call
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
		snprintf(line, sizeof line, "%d", terminal); // want warning vfork-unsafe-call "it may allocate memory (linux-glibc: glibc manual"
		ioctl(terminal, TIOCSCTTY);
		openat(terminal, argv[0], O_RDONLY);
		execvp(argv[0], argv); // want remark vfork-unsafe-call "'execvp', which is on no async-signal-safe list; glibc before 2.24 may allocate (linux-glibc: exec(3)"
		if (terminal)
			abort(); // want remark vfork-unsafe-call "before glibc 2.41"
		_exit(127);
	}
}
