/* What is not evaluated is not read. */
#include <unistd.h>

int run(char **v) {
    int n = 1;
    pid_t pid = vfork();
    if (pid == 0) {
        n = 2;
        execv(v[n], v);
        _exit(1);
    }
    return sizeof(n + 1) + sizeof n + _Alignof(int) + (__typeof__(n))3 + _Generic(n, int: 1, default: 0) + __builtin_constant_p(n);
}
