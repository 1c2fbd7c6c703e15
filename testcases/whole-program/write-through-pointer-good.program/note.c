#include "note.h"

void note_failure(int *count) {
    (*count)++;
}
