int run(char **argv);
void die(const char *what); /* each program has its own */
