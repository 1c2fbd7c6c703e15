void down(char **argv, int depth);
void up(char **argv, int depth);
