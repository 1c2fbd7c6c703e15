void note_failure(int *count);
