/* What the threads of a parallel region read, its parent reads. */
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
    int a[4] = {1}, factor = 2, product = 0;
    pid_t pid = vfork();
    if (pid == 0) {
        a[2] = 3;   // want vfork-local-write "'a[2]'"
        factor = 3; // want vfork-local-write "'factor'"
        execv(argv[0], argv);
        _exit(1);
    }
    product = sum(a, 4);
#pragma omp parallel
    {
#pragma omp atomic
        product += factor;
    }
    return product;
}
