/* Labels, computed goto, noreturn calls, asm, cleanup. */
int f(int);
void g(void);
void die(int) __attribute__((noreturn));
_Noreturn void leave(void);
void release(int *);
#define panic(x) (f(x), die(x))

int labels(int x) {
again:
    if (f(x) > 3)
        goto again;
    if (x)
        goto end;
    g();
end:
    return f(9);
}
void backward_and_forward(int x) {
    goto middle;
first:
    f(1);
    return;
middle:
    f(2);
    if (x)
        goto first;
}
int computed(int x) {
    static void *const table[] = {&&one, &&two, &&three};
    goto *table[x];
one:
    f(1);
two:
    f(2);
    goto *table[f(x)];
three:
    return f(3);
}
int noreturn_call(int x) {
    if (x < 0)
        die(x);
    if (x == 3)
        leave();
    return x;
}
void noreturn_in_expression(int x) {
    f(x ? 1 : (die(2), 3));
    x || (panic(3), 0);
    f(4);
}
int unreachable(int x) {
    switch (x) {
    case 1:
        return f(1);
    case 2:
        return f(2);
    }
    __builtin_unreachable();
}
void assembler(int x) {
    int out;
    asm volatile("nop" : "=r"(out) : "r"(x) : "memory");
    f(out);
    asm("nop");
}
void cleanup(int x) {
    int held __attribute__((cleanup(release))) = f(x);
    if (held > 3)
        return;
    {
        int inner __attribute__((cleanup(release))) = f(2);
        if (inner)
            goto out;
        g();
    }
    f(4);
out:
    f(5);
}
void empty(void) {
}
void only_return(void) {
    return;
}
int falls_off(int x) {
    if (x)
        return 1;
    g();
}
void dead_code(int x) {
    f(x);
    return;
    f(2);
}
void infinite(void) {
    for (;;)
        ;
}
void branch_to_the_same(int x) {
    if (x)
        ;
    else {
    }
    g();
}
void unused_values(int x, int *y) {
    (void)x;
    x;
    *y;
    x + f(1);
    (void)(x && f(2));
    x ? f(3) : f(4);
}
#define renamed other_name
int renamed(int x);
int renamed(int x)
#undef renamed
{
    return f(x);
}
#define DEFINE(name) int made_##name(int x)
DEFINE(one) {
    return f(x + 1);
}
int assembler_goto(int x) {
    asm goto("nop" : : "r"(x) : : away, further);
    f(1);
    return 0;
away:
    f(2);
further:
    return f(3);
}
