/* GNU and newer C, and forms that are rare or nested deeply. */
#include <stdarg.h>
#include <stdbool.h>

struct big {
    int a[20];
    struct {
        unsigned low : 3, high : 5;
    } bits;
    struct big *next;
};
int f(int);
int f3(int, int, int);
void g(void);
void die(int) __attribute__((noreturn));
struct big make(int);
extern struct big one, two;

#define MAX(a, b)                                                                                  \
    ({                                                                                             \
        __typeof__(a) a_ = (a);                                                                    \
        __typeof__(b) b_ = (b);                                                                    \
        a_ > b_ ? a_ : b_;                                                                         \
    })
#define RETRY(v, call)                                                                             \
    do                                                                                             \
        (v) = (call);                                                                              \
    while ((v) == -1 && f(9) == 4)
#define FOR_EACH(p, list) for (struct big *p = (list); p; p = p->next)
#define UNTIL(c)          for (; !(c);)
#define CHECK(e)          ((e) ? (void)0 : die(1))

int macros(int x, struct big *list) {
    int v;
    RETRY(v, f(x));
    FOR_EACH(p, list) {
        if (MAX(f(1), p->a[0]) > 3)
            continue;
        UNTIL(f(2) && p->a[1]) FOR_EACH(q, p) if (q->a[2]) break;
        else g();
        CHECK(p->next || f(3));
    }
    return MAX(MAX(v, f(4)), x ?: f(5));
}
void two_loops_of_one_macro(struct big *l) {
    FOR_EACH(a, l) FOR_EACH(b, a) f(b->a[0]);
    for (;;)
        FOR_EACH(c, l) {
            if (f(1))
                return;
        }
}
int local_labels(int x) {
    int r = ({
        __label__ done;
        int y = f(x);
        if (y)
            goto done;
        g();
    done:
        y;
    });
    return r;
}
int computed_offset(int x) {
    static const int offset[] = {&&a - &&a, &&b - &&a};
    goto *(&&a + offset[x]);
a:
    f(1);
b:
    return f(2);
}
void loop_in_condition(int x) {
    while (({
        int i = 0;
        for (; i < x; i++)
            if (f(i))
                break;
        i;
    }))
        g();
    for (int i = ({ f(1) ? 1 : 2; }); ({ f(i); }); ({ i++; }))
        f3(i, ({ f(2); }), i && f(3));
}
void switch_on_statement_expression(int x) {
    switch (({
        int y = f(x);
        y ? y : f(1);
    })) {
    case 1:
        g();
        break;
    case 2: {
        int z;
        z = f(2);
        f(z);
    }
    default:;
    }
}
int conditional_chain(int a, int b, int c) {
    int r = a ? f(1) : b ? f(2) : c ? f(3) : f(4);
    a ? g() : (void)(b && f(5));
    return a ? b ? f(6) : f(7) : (f(8), c);
}
void structs(bool c) {
    struct big local = c ? one : two, other;
    other = c ? make(1) : local;
    one = two = other;
    *(c ? &one : &two) = make(2);
    local.bits.low = f(3);
    local.bits.high++;
    (c ? &one : &two)->bits.low |= 1;
    f(make(4).a[f(5)]);
    f((c ? one : two).a[1]);
}
void designated(int x) {
    int a[8] = {[0 ... 2] = f(1), [5] = x && f(2), f(3)};
    struct big b = {.next = &(struct big){.a = {f(4)}}, .a[3] = f(5), .bits = {.high = f(6)}};
    struct big list[] = {{.a = {1}}, [2].a[1] = f(7)};
    struct big zero = {0};
    f(a[0] + b.a[0] + list[0].a[0] + zero.a[0]);
}
int arguments(const char *format, ...) {
    va_list list, copy;
    int sum = 0;
    va_start(list, format);
    va_copy(copy, list);
    for (; *format; format++) {
        switch (*format) {
        case 'd':
            sum += va_arg(list, int);
            break;
        case 'p': {
            int *p = va_arg(list, int *);
            sum += *p;
        }
        }
    }
    va_end(copy);
    va_end(list);
    return sum;
}
int chosen_when_compiled(void) {
    int r = __builtin_choose_expr(sizeof(int) == 4, f(2), f(3));
    r += __builtin_types_compatible_p(int, long) ? f(4) : f(5);
    _Static_assert(sizeof(int) >= 2, "int");
    return r;
}
int old_style(a, b)
int a, b;
{
    return a && f(b);
}
void fall_through_attribute(int x) {
    switch (x) {
    case 1:
        f(1);
        __attribute__((fallthrough));
    case 2:
        f(2);
    }
}
int trap(int x) {
    if (x)
        __builtin_trap();
    return f(1);
}
void both_die(int x) {
    if (x)
        die(1);
    else
        die(2);
    g();
}
int die_in_loop(int x) {
    for (;;) {
        if (f(x))
            return 1;
        die(x);
    }
}
void die_as_operand(int x) {
    x && (die(1), 1);
    f3(f(1), x ? (die(2), 0) : f(2), f(3));
}
void do_continue(int x) {
    do {
        if (x)
            continue;
        if (f(x))
            break;
    } while (f(2) || f(3));
    do
        do
            if (f(4))
                continue;
            else
                break;
        while (f(5));
    while (f(6));
}
int deep_logic(int a, int b, int c, int d, int e) {
    if ((a && (b || (c && (d || f(e))))) || !(a || !(b && f(1))))
        f(2);
    while (!(!(a && f(3)) || (b ? f(4) : c)))
        g();
    return (a || b) && (c || f(5)) && !(d && e);
}
void bool_values(int a, bool b) {
    bool x = a, y = !a && b, z = f(a);
    b = a || f(1);
    b |= x;
    f(b ? y : z);
    if (b == true && x != false)
        g();
}
void casts(int a, void *p) {
    if ((char)a)
        f(1);
    if (!(unsigned short)f(2))
        g();
    if (!p || (long)p == -1)
        f(3);
    if ((bool)(a && p))
        f(4);
    *(int *)p = f(5);
    ((struct big *)p)->a[f(6)] += f(7);
}
void comma_everywhere(int a, int b) {
    for (a = f(1), b = f(2); f(3), a < b; a++, b--)
        a = (f(4), a && b);
    if ((f(5), a) && (g(), b))
        f(6);
    f3((f(7), 1), (a = 2, b), (a, f(8)));
    switch (f(9), a) {
    case 1:
        f(10), g();
    }
}
void jump_into_block(int x) {
    if (x)
        goto in;
    {
        int y = f(1);
        f(y);
    in:
        f(2);
    }
    switch (x) {
        do {
            f(3);
        case 1:
            f(4);
        } while (f(5));
    }
}
void string_initialisers(void) {
    char a[] = "x", b[10] = "y", *c = "z", d[2][3] = {"a", "b"};
    const char *list[] = {"p", a, f(1) ? "q" : "r"};
    f(a[0] + b[0] + c[0] + d[0][0] + list[0][0]);
}
double floating(double x, float y) {
    if (x)
        y = 0.0;
    x += f((int)y);
    return x && y ? x * y : 0.5;
}
void increments(int *p, struct big *s, int i) {
    *++p = f(1);
    (*p--)--;
    s->a[i++] = s->a[--i];
    s++->a[0]++;
    i = i++ + f(i--);
}
void pointers(int **pp, int (*row)[4], int i) {
    **pp = f(1);
    row[i][2] = f(2);
    (*row)[i] = f(3);
    *row[1] = f(4);
    *(*pp + i) = f(5);
    (*pp)++;
}
void empty_statements(int x) {
    ;
    {
    }
    if (x) {
    }
    for (;;) {
        ;
        break;
    }
    while (f(x))
        ;
    switch (x) {}
    switch (f(1)) {}
}
