#include "error.h"

jmp_buf top_level;

void throw_error(int code) {
    longjmp(top_level, code);
}
