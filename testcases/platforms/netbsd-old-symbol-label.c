/* The old symbol asked for by its name. */
// args: --platform=netbsd
int old_vfork(void) __asm__("vfork");
void _exit(int) __attribute__((noreturn));
int execve(const char *, char *const[], char *const[]);

int start(char *const argv[])
{
	volatile int error = 0;
	const char *program = "";
	int pid = old_vfork();
	if (pid == 0) {
		program = argv[0];
		execve(argv[0], argv, 0);
		error = 1; // want warning vfork-shared-result "the parent gets nothing (netbsd: "
		_exit(127);
	}
	return pid < 0 || error || *program;
}
