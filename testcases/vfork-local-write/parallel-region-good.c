/* What the threads of a parallel region read is not what the child wrote. */
// args: -- -fopenmp
#include <unistd.h>

static int sum(const int *a, int count) {
    int all = 0;
#pragma omp parallel for reduction(+ : all)
    for (int i = 0; i < count; i++)
        all += a[i];
    return all;
}

int run(char **argv) {
    int a[4] = {1}, factor = 2, other = 0, product = 0;
    pid_t pid = vfork();
    if (pid == 0) {
        other = 1;
        factor = 3;
        execv(argv[other], argv);
        _exit(factor);
    }
    product = sum(a, 4);
    factor = 4;
#pragma omp parallel
    {
#pragma omp atomic
        product += factor;
    }
    return product;
}
