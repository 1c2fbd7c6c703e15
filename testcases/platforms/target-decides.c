/* Without --platform the compiler's target decides. */
// args: -Wvfork-unsafe-call -- --target=x86_64-unknown-openbsd7.5
int vfork(void);
int raise(int);
int execl(const char *, const char *, ...);
void _exit(int) __attribute__((noreturn));
int printf(const char *, ...);

void start(void)
{
	int last = 0;
	if (vfork() == 0) {
		last = 1;
		printf("x"); // want warning vfork-unsafe-call "(openbsd: "
		raise(last);
		execl("/bin/true", "true", (char *)0);
		_exit(127);
	}
	raise(last);
}
