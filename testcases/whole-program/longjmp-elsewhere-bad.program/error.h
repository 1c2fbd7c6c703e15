#include <setjmp.h>

extern jmp_buf top_level;

void throw_error(int code);
