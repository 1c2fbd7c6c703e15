/* Without --platform the compiler's target decides: musl here. */
// args: -Wvfork-unsafe-call -- --target=aarch64-linux-musl
int vfork(void);
int raise(int);
int execl(const char *, const char *, ...);
void _exit(int) __attribute__((noreturn));
int printf(const char *, ...);

void start(void)
{
	int last = 0;
	if (vfork() == 0) {
		last = 1; // want warning vfork-local-write "'last'"
		printf("x"); // want warning vfork-unsafe-call "(linux-musl: "
		raise(last); // want warning vfork-unsafe-call "which acts on its parent"
		execl("/bin/true", "true", (char *)0);
		_exit(127);
	}
	raise(last);
}
