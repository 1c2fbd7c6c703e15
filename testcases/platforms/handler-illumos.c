/* A handler that the child installs. */
// args: --platform=illumos -Wvfork-signal-handler
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

static void handler(int number)
{
	(void)number;
}

void start(char *const argv[], int terminal)
{
	char line[80];
	if (vfork() == 0) {
		signal(SIGTERM, handler); // want warning vfork-signal-handler "illumos refuses it: the signal gets SIG_DFL (illumos: "
		signal(SIGINT, SIG_DFL);
		execve(argv[0], argv, argv);
		_exit(127);
	}
}
