/* Memory may be shared or copied: code must be right with both. */
// args: --platform=posix-2024
#include <unistd.h>

int first(char *const argv[])
{
	volatile int error = 0;
	pid_t pid = vfork();
	if (pid == 0) {
		execve(argv[0], argv, 0);
		error = 1; // want warning vfork-shared-result "nothing says that it is (posix-2024: "
		_exit(127);
	}
	return pid < 0 || error ? -1 : pid;
}

int second(char *const argv[])
{
	const char *program = "/bin/false";
	pid_t pid = vfork();
	if (pid == 0) {
		program = argv[0]; // want warning vfork-local-write "'program', which the parent reads afterwards"
		execve(program, argv, 0);
		_exit(127);
	}
	return program[5];
}

int third(void)
{
	pid_t pid = vfork();
	if (pid == 0)
		return 1; // want warning vfork-return "returns from 'third'"
	return pid;
}
