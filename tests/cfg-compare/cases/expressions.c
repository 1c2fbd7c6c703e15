/* Short circuits wherever an expression may stand, and the order of what has effects. */
#include <stddef.h>

struct pair {
    int a;
    struct {
        int b[3];
    } in;
};
int f(int);
int f2(int, int);
int *p(void);
struct pair make(void);
extern int global;
extern struct pair pair;

int arguments(int x, int y) {
    return f2(x && f(1), y || f(2));
}
int nested_arguments(int x) {
    return f2(f(x ? 1 : f(2)), x ?: f(3));
}
void if_and(int x, int y) {
    if (x && f(y))
        f(1);
    else
        f(2);
}
void if_or_not(int x, int y, int z) {
    if (!(x || !f(y)) && z)
        f(1);
    else
        f(2);
}
void if_mixed(int a, int b, int c, int d) {
    if ((a && b) || (c && f(d)))
        f(1);
    if (a || (b && (c || f(d))))
        f(2);
    else if (!a && !b)
        f(3);
}
void if_conditional(int a, int b, int c) {
    if (a ? f(b) : f(c))
        f(1);
    if (a ? 1 : f(c))
        f(2);
}
int value_of_and(int a, int b) {
    int r = a && f(b);
    r = r || !f(a);
    return !(a && b) + r;
}
void assigned_in_condition(int a, int b) {
    if ((a = f(b)) > 0 && (b = f(a)) != 0)
        f(1);
    while ((a = f(b)) == 0)
        f(2);
    if ((a = b && f(2)))
        f(3);
}
void expected(int a, int b) {
    if (__builtin_expect(!!(a && f(b)), 0))
        f(1);
    if (__builtin_expect(a, 1))
        f(2);
}
int gnu_conditional(int a) {
    int r = f(a) ?: f(1);
    if (f(r) ?: f(2))
        f(3);
    return r ?: global++;
}
int comma(int a, int b) {
    a = (f(1), f(2), b);
    if (f(1), a)
        f(3);
    return f(a), f(b);
}
void chained(int a, int b) {
    int c, d;
    c = d = f(a);
    a += b -= f(c + d);
    global = a = b;
}
void steps(int *q, int i) {
    i++;
    --i;
    *q++ = i;
    (*q)++;
    q[f(1)]++;
    ++global;
    pair.in.b[i]--;
    f(i++ + --i);
}
void places(struct pair *s, int array[], int i) {
    int local[4];
    int *l = local;
    pair.a = 1;
    s->a = 2;
    (*s).in.b[1] = 3;
    local[i] = 4;
    *local = 5;
    *(local + 1) = 6;
    (&local[1])[1] = 7;
    array[2] = 8;
    l[1] = 9;
    *p() = 10;
    (&pair)->a = 11;
    (i ? l : array)[1] = 12;
}
struct pair whole(struct pair in, struct pair *out) {
    struct pair copy = in;
    copy = *out;
    *out = make();
    f(make().a);
    return copy;
}
int statement_expression(int a) {
    int r = ({
        int t = f(a);
        if (t)
            f(1);
        t + 1;
    });
    if (({
            f(r);
            a;
        }) &&
        r)
        f(2);
    ({
        while (a--)
            f(3);
    });
    return f2(({ f(4); }), ({ f(5); }));
}
int leaves_statement_expression(int a) {
    for (;;) {
        int r = ({
            if (a)
                break;
            if (f(1))
                return 3;
            f(2);
        });
        f(r);
    }
    return 0;
}
void initialisers(int x) {
    int one[3] = {f(1), x ? f(2) : f(3)};
    struct pair s = {.in = {{f(4)}}, .a = f(5)};
    char text[] = "text";
    struct pair *q = &(struct pair){f(6), {{f(7), 8}}};
    int *r = (int[]){f(8), 2};
    static int kept = 3;
    static const char *const names[] = {"a", "b"};
    const char *e = names[one[0]];
    f(s.a + text[0] + q->a + *r + kept + *e);
}
void vla(int n) {
    int a[f(n)];
    int b[n][f(2)];
    a[0] = f((int)sizeof b);
    a[1] = (int)sizeof(int[f(3)]);
}
int unevaluated(int x) {
    typeof(f(1)) t = (int)sizeof(f(2)) + (int)sizeof x++ + (int)_Alignof(int);
    return t + (int)offsetof(struct pair, in);
}
int calls_through_pointers(int (*fn)(int), int (*const table[])(int), int x) {
    int (*local)(int) = f;
    (*f)(1);
    (&f)(2);
    (f)(3);
    fn(4);
    (*fn)(5);
    table[x](6);
    (x ? f : fn)(7);
    return local(f(8));
}
void constants(int x) {
    if (0)
        f(1);
    if (1)
        f(2);
    else
        f(3);
    if (x && 0)
        f(4);
    if (x || 1)
        f(5);
    x = sizeof(int) == 4 ? f(6) : f(7);
}
void division(int a, int b) {
    a /= f(b);
    a <<= 1;
    a |= b;
    a %= 3;
    a ^= a;
    a >>= b;
    a &= ~b;
    a *= f(1);
}
void compares_logical(int a, int b, int c) {
    if ((a || f(b) || c) != (b || c || f(a)))
        f(1);
    if ((a && b) == (b && c))
        f(2);
    if (!a == 0)
        f(3);
}
