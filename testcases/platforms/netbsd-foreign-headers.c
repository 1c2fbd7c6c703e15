/* Headers of another system have no rename to miss. */
// args: --platform=netbsd -- --target=x86_64-pc-linux-gnu
int vfork(void);
void _exit(int) __attribute__((noreturn));
int execve(const char *, char *const[], char *const[]);

int start(char *const argv[])
{
	volatile int error = 0;
	const char *program = "";
	int pid = vfork();
	if (pid == 0) {
		program = argv[0]; // want warning vfork-local-write "'program'"
		execve(argv[0], argv, 0);
		error = 1;
		_exit(127);
	}
	return pid < 0 || error || *program;
}
