extern void (*on_failure)(int status);

void init(void);
