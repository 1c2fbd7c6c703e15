/* By libc: musl's raise and abort reach the parent; its execvp and snprintf stay on the stack. */
// args: --platform=linux-musl -Wvfork-unsafe-call
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
		raise(SIGTERM); // want warning vfork-unsafe-call "'raise', which acts on its parent: musl keeps the thread id of the parent"
		snprintf(line, sizeof line, "%d", terminal);
		ioctl(terminal, TIOCSCTTY);
		kill(getpid(), SIGTERM);
		execvp(argv[0], argv);
		if (terminal)
			abort(); // want warning vfork-unsafe-call "'abort', which acts on its parent"
		_exit(127);
	}
}
