static int failure;
extern int last_error __attribute__((alias("failure")));
void fail(void);

void fail(void) {
    failure = 1;
}
