#include <unistd.h>

void run_child(void);

int main(void) {
    if (vfork() == 0)
        run_child();
    return 0;
}
