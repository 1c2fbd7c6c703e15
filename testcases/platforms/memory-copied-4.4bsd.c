/* Memory is copied: only the report that does not arrive is a fault. */
// args: --platform=4.4bsd
#include <unistd.h>

int first(char *const argv[])
{
	volatile int error = 0;
	pid_t pid = vfork();
	if (pid == 0) {
		execve(argv[0], argv, 0);
		error = 1; // want warning vfork-shared-result "the parent gets nothing (4.4bsd: "
		_exit(127);
	}
	return pid < 0 || error ? -1 : pid;
}

int second(char *const argv[])
{
	const char *program = "/bin/false";
	pid_t pid = vfork();
	if (pid == 0) {
		program = argv[0];
		execve(program, argv, 0);
		_exit(127);
	}
	return program[5];
}

int third(void)
{
	pid_t pid = vfork();
	if (pid == 0)
		return 1;
	return pid;
}
