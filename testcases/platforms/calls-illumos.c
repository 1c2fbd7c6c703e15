/* exec(2) of illumos marks execle and execve, and no other. */
// args: --platform=illumos -Wvfork-unsafe-call
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
		dup2(terminal, 0);
		execl(argv[0], argv[0], (char *)0); // want remark vfork-unsafe-call "exec(2) does not mark it (illumos: illumos exec(2)"
		execle(argv[0], argv[0], (char *)0, argv);
		printf("%s", argv[0]); // want warning vfork-unsafe-call "which is not async-signal-safe: it"
		_exit(127);
	}
}
