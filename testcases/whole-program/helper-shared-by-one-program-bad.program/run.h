int run(char **argv);
void leave(int status);
