/* The child's last write before _exit is its report, volatile or not: without shared memory the parent never gets it. */
// args: --platform=4.4bsd
#include <unistd.h>

int start(char *const argv[])
{
	int error = 0;
	pid_t pid = vfork();
	if (pid == 0) {
		execve(argv[0], argv, 0);
		error = 1; // want warning vfork-shared-result "leaves its report in 'error'"
		_exit(127);
	}
	return pid < 0 || error;
}

int unread(char *const argv[])
{
	int error = 0;
	pid_t pid = vfork();
	if (pid == 0) {
		execve(argv[0], argv, 0);
		error = 1;
		_exit(127);
	}
	return pid;
}
