/* musl's are safe in a vfork child since 1.2.2. */
// args: --platform=linux-musl -Wvfork-set-id
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
		setuid(1); // want remark vfork-set-id "two sets of privileges"
		execve(argv[0], argv, argv);
		_exit(127);
	}
}
