/* What <unistd.h> of NetBSD makes of vfork: the symbol that shares memory. */
// args: --platform=netbsd -- --target=x86_64-unknown-netbsd
int vfork(void) __asm__("__vfork14");
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
