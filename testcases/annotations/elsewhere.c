/* The mark stands in another file than the body. */
// with: elsewhere.files/body.c
#include "marks.h"

void call(int terminal, void (**hook)(int)) {
    *hook = set_up;
}
