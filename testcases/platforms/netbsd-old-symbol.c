/* A declaration by hand misses the rename of <unistd.h>, and links with the old symbol, which does not share memory. */
// args: --platform=netbsd -- --target=x86_64-unknown-netbsd
int vfork(void);
void _exit(int) __attribute__((noreturn));
int execve(const char *, char *const[], char *const[]);

int start(char *const argv[])
{
	volatile int error = 0;
	const char *program = "";
	int pid = vfork();
	if (pid == 0) {
		program = argv[0];
		execve(argv[0], argv, 0);
		error = 1; // want warning vfork-shared-result "the parent gets nothing (netbsd: "
		_exit(127);
	}
	return pid < 0 || error || *program;
}
