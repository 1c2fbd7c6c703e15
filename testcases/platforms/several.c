/* Each finding says where it holds, and by which page. */
// args: --platform=linux-glibc,linux-musl,netbsd
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
		raise(SIGTERM); // want warning vfork-unsafe-call "keeps the thread id of the parent and signals that (linux-musl: musl 1.2.5 src/signal/raise.c"
		printf("%s", argv[0]); // want warning vfork-unsafe-call "(linux-glibc: glibc manual, stdio.texi:2409 (corrupt heap); linux-musl, netbsd: C11 7.21.2: a stream has a buffer and a lock)"
		snprintf(line, sizeof line, "%s", argv[0]); // want warning vfork-unsafe-call "; netbsd: "
		setuid(1); // want warning vfork-set-id "(on linux-glibc)"
		execve(argv[0], argv, argv);
		_exit(127);
	}
}
