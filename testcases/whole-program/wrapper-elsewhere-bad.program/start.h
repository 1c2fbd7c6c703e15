#include <sys/types.h>

pid_t start_child(void);
