/* The scope of the variable has ended when the parent reads another of that name. */
#include <unistd.h>

extern void look(int);

int run(char **v) {
    {
        int n = 1;
        if (vfork() == 0) {
            n = 2;
            execv(v[n], v);
            _exit(1);
        }
    }
    {
        int n = 3;
        look(n);
    }
    return 0;
}
