struct ops {
    int (*prepare)(void);
    void (*fail)(int status);
};

extern const struct ops *current_ops;

void init_ops(void);
