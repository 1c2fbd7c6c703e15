/* Pairs of functions for self-test: same_X_1 and same_X_2 behave alike, other_X_1 and other_X_2
 * do not. */
int f(int);
void g(void);

void same_not_1(int x) {
    if (!x)
        f(1);
    else
        g();
}
void same_not_2(int x) {
    if (x)
        g();
    else
        f(1);
}
void same_and_1(int x, int y) {
    if (x && f(y))
        g();
}
void same_and_2(int x, int y) {
    if (x)
        if (f(y))
            g();
}
void same_do_and_1(int x, int y) {
    do
        f(x);
    while (x && y);
}
void same_do_and_2(int x, int y) {
again:
    f(x);
    if (x)
        if (y)
            goto again;
}
void same_loop_1(int x) {
    while (x)
        f(1);
}
void same_loop_2(int x) {
    for (;;) {
        if (!x)
            break;
        f(2);
    }
}
void same_idle_branch_1(int x) {
    if (x)
        ;
    g();
}
void same_idle_branch_2(int x) {
    g();
}
void same_switch_1(int x) {
    switch (x) {
    case 1:
    case 2:
    case 3:
        f(1);
    }
}
void same_switch_2(int x) {
    switch (x) {
    case 1 ... 3:
        f(1);
        break;
    case 4:
        break;
    }
}
void other_swapped_1(int x) {
    if (x)
        f(1);
    else
        g();
}
void other_swapped_2(int x) {
    if (x)
        g();
    else
        f(1);
}
void other_order_1(int x) {
    x = f(1);
    g();
}
void other_order_2(int x) {
    f(1);
    g();
    x = 1;
}
void other_missing_call_1(int x) {
    while (f(x))
        g();
}
void other_missing_call_2(int x) {
    while (f(x))
        ;
}
void other_and_or_1(int x, int y) {
    if (x && f(y))
        g();
}
void other_and_or_2(int x, int y) {
    if (x || f(y))
        g();
}
void other_variable_1(int x, int y) {
    x = 1;
}
void other_variable_2(int x, int y) {
    y = 1;
}
void other_case_1(int x) {
    switch (x) {
    case 1:
        g();
    }
}
void other_case_2(int x) {
    switch (x) {
    case 2:
        g();
    }
}
void other_fall_through_1(int x) {
    switch (x) {
    case 1:
        f(1);
    case 2:
        g();
    }
}
void other_fall_through_2(int x) {
    switch (x) {
    case 1:
        f(1);
        break;
    case 2:
        g();
    }
}
void other_loop_back_1(int x) {
    do
        f(x);
    while (x);
}
void other_loop_back_2(int x) {
    f(x);
    if (x)
        ;
}
int other_return_1(int x) {
    if (x)
        return 1;
    g();
    return 0;
}
int other_return_2(int x) {
    if (x)
        g();
    g();
    return 0;
}
void other_pointer_1(int (*fn)(int)) {
    fn(1);
}
void other_pointer_2(int (*fn)(int)) {
    f(1);
}
void other_late_1(int x) {
    g();
    g();
    g();
    x++;
}
void other_late_2(int x) {
    g();
    g();
    g();
}
