struct handler {
    const char *name;
    int (*run)(char **argv);
};

extern const struct handler handlers[];

int run_true(char **argv);
int run_echo(char **argv);
