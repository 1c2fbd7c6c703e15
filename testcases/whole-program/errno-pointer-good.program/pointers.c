#include <errno.h>

/* Told to be const elsewhere, so that it is read once. */
int *own_errno;
int *find_errno(void);


int *find_errno(void) {
    return &errno;
}
