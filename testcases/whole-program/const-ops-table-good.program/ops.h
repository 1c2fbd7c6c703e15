struct ops {
    int (*prepare)(void);
    void (*fail)(int status);
};

extern const struct ops job_ops;
