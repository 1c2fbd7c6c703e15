/* Bionic overloads a fortified function by a static body, fortify-headers of musl give an inline one. */
#pragma GCC system_header
typedef int pid_t;
typedef unsigned long size_t;
pid_t vfork(void) __attribute__((returns_twice));
void _exit(int) __attribute__((noreturn));
long read(int fd, void *to, size_t count);
long __read_chk(int fd, void *to, size_t count, size_t size);
static __inline__ __attribute__((always_inline, overloadable)) long
read(int fd, void *const to __attribute__((pass_object_size(0))), size_t count) {
    return __read_chk(fd, to, count, __builtin_object_size(to, 0));
}
long readlink(const char *path, char *to, size_t size);
long __orig_readlink(const char *path, char *to, size_t size) __asm__("readlink");
extern __inline__ __attribute__((always_inline, gnu_inline)) long
readlink(const char *path, char *to, size_t size) {
    if (size > __builtin_object_size(to, 0))
        __builtin_trap();
    return __orig_readlink(path, to, size);
}
