/* What would hurt a parent that shares its memory is a remark. */
// args: --platform=openbsd -Wvfork-local-write -Wvfork-return
#include <unistd.h>

int first(char *const argv[])
{
	volatile int error = 0;
	pid_t pid = vfork();
	if (pid == 0) {
		execve(argv[0], argv, 0);
		error = 1; // want warning vfork-shared-result "the parent gets nothing"
		_exit(127);
	}
	return pid < 0 || error ? -1 : pid;
}

int second(char *const argv[])
{
	const char *program = "/bin/false";
	pid_t pid = vfork();
	if (pid == 0) {
		program = argv[0]; // want remark vfork-local-write "'program'"
		execve(program, argv, 0);
		_exit(127);
	}
	return program[5];
}

int third(void)
{
	pid_t pid = vfork();
	if (pid == 0)
		return 1; // want remark vfork-return "'third'"
	return pid;
}
