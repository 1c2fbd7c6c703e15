/* Loops with any part missing, and jumps out of and into them. */
int f(int);
void g(void);

void for_all(int n) {
    for (int i = 0; i < n; i++)
        f(i);
}
void for_no_init(int i) {
    for (; i < 3; i++)
        f(i);
}
void for_no_condition(int i) {
    for (i = 0;; i++)
        if (f(i))
            break;
}
void for_no_step(int i) {
    for (i = 0; i < 3;)
        i += f(i);
}
void for_only_condition(int i) {
    for (; f(i);)
        g();
}
void for_only_step(int i) {
    for (;; i--)
        if (!f(i))
            return;
}
void for_only_init(int i) {
    for (i = f(1);;)
        g();
}
void for_nothing(void) {
    for (;;)
        g();
}
void for_empty_body(const char *p) {
    for (; *p; p++)
        ;
}
void for_declares_two(void) {
    for (int i = f(1), j = f(2); i < j; i++, j--)
        f(i + j);
}
void for_comma_condition(int i) {
    for (; g(), i; f(i), i--)
        ;
}
void for_logical_condition(int i, int j) {
    for (; i && (j || f(i)); i--)
        g();
}
void while_loop(int i) {
    while (i--)
        f(i);
}
void while_true(int i) {
    while (1) {
        if (f(i))
            continue;
        if (f(i + 1))
            break;
        g();
    }
}
void while_false(void) {
    while (0)
        g();
}
void do_loop(int i) {
    do {
        if (f(i))
            continue;
        g();
    } while (--i);
}
void do_once(int i) {
    do {
        if (f(i))
            break;
        g();
    } while (0);
}
void do_logical(int i, int j) {
    do
        i = f(i);
    while (i && f(j));
}
void declares_in_condition_body(int n) {
    while (n) {
        int k = f(n);
        if (k)
            goto out;
        n -= k;
    }
out:
    g();
}
int jumps_into(int i) {
    if (i)
        goto inside;
    for (i = 0; i < 10; i++) {
        f(1);
    inside:
        f(2);
    }
    return i;
}
int jumps_into_while(int i) {
    goto test;
    while (i) {
        g();
    test:
        i = f(i);
    }
    return 0;
}
void nested_breaks(int a, int b) {
    for (; a; a--) {
        for (; b; b--) {
            if (f(a))
                break;
            if (f(b))
                goto both;
        }
        g();
    }
both:
    f(9);
}
void step_with_call(int i) {
    for (i = f(0); i; i = f(i)) {
        if (i == 4)
            continue;
        g();
    }
}
