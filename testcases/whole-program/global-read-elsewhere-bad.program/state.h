extern int attempts;

int run(char **argv);
