/* A function that is not here is given the address of the pointer. */
#include <errno.h>
#include <unistd.h>

int *where_errno_is;
#define my_errno (*where_errno_is)

static inline void *forget_origin(void *p) {
    void *same;
    __asm__ volatile("# p is no longer known" : "=r"(same) : "0"(p));
    return same;
}

static int *find_errno(void) {
    return &errno;
}

void look_up(int **slot);

static void prepare(void) {
    *(int **)forget_origin(&where_errno_is) = find_errno();
    look_up(&where_errno_is);
}

static int run(char **argv) {
    my_errno = 0;
    if (vfork() == 0) {
        my_errno = EAGAIN; // want vfork-memory-write "where_errno_is"
        execvp(argv[0], argv);
        if (my_errno == ENOEXEC)
            my_errno = ENOENT;
        _exit(my_errno == ENOENT ? 127 : 126);
    }
    return my_errno;
}

int main(int argc, char **argv) {
    (void)argc;
    prepare();
    return run(argv + 1);
}
