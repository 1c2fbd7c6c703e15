#include <sys/types.h>

__attribute__((returns_twice)) pid_t start_child(void);
