/* exit and unsafe calls stay faults where memory is copied. */
// args: --platform=macos,openbsd
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void start(char *const argv[])
{
	if (vfork() == 0) {
		execve(argv[0], argv, 0);
		printf("%s\n", argv[0]); // want warning vfork-unsafe-call "it uses stdio's buffers and locks (openbsd, macos: C11 7.21.2"
		exit(1); // want warning vfork-exit "the vfork child calls 'exit'"
	}
}
