struct ops {
    void (*fail)(int status);
};

void register_ops(const struct ops *ops);

int run(char **argv);
