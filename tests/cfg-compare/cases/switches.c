/* Switches: fall-through, ranges, nesting, jumping in. */
int f(int);
void g(void);
enum colour { RED, GREEN = 5, BLUE };

void plain(int x) {
    switch (x) {
    case 1:
        f(1);
        break;
    case -2:
        f(2);
        /* falls through */
    case 'c':
        f(3);
        break;
    default:
        g();
    }
    f(4);
}
void no_default(int x) {
    switch (x) {
    case 1:
    case 2:
        f(1);
    }
}
void default_first(int x) {
    switch (x) {
    default:
        f(0);
    case 7:
        f(7);
    }
}
void default_in_the_middle(unsigned x) {
    switch (x) {
    case 3:
        f(3);
    default:
        f(0);
        break;
    case 0x80000000u:
        f(4);
    }
}
void range(int x) {
    switch (x) {
    case 1 ... 9:
        f(1);
        break;
    case 'a' ... 'f':
    case 'A' ... 'F':
        f(2);
        break;
    case 10:
        f(3);
    }
}
int returns(enum colour c) {
    switch (c) {
    case RED:
        return f(1);
    case GREEN:
        return f(2);
    case BLUE:
        f(3);
    }
    return 0;
}
void nested(int x, int y) {
    switch (x) {
    case 1:
        switch (y) {
        case 1:
            f(11);
            break;
        case 2:
            f(12);
        }
    case 2:
        f(2);
        break;
    case 3:
        if (y) {
        case 4:
            f(4);
        } else {
        case 5:
            f(5);
        }
        g();
    }
}
void duff(char *to, const char *from, int count) {
    int n = (count + 7) / 8;
    switch (count % 8) {
    case 0:
        do {
            *to++ = *from++;
        case 7:
            *to++ = *from++;
        case 6:
            *to++ = *from++;
        case 5:
            *to++ = *from++;
        case 4:
            *to++ = *from++;
        case 3:
            *to++ = *from++;
        case 2:
            *to++ = *from++;
        case 1:
            *to++ = *from++;
        } while (--n > 0);
    }
}
void in_a_loop(int x) {
    while (f(x)) {
        switch (x) {
        case 1:
            continue;
        case 2:
            break;
        case 3:
            return;
        default:
            g();
            continue;
        }
        f(9);
    }
}
void on_a_call(int x) {
    switch (f(x)) {
    case 0:
        g();
    }
}
void without_braces(int x) {
    switch (x)
    case 1:
        g();
    switch (x)
    default:
        f(1);
}
void code_before_first_case(int x) {
    switch (x) {
        int y;
    case 1:
        y = f(1);
        f(y);
    }
}
void constant(void) {
    switch (2) {
    case 1:
        f(1);
        break;
    case 2:
        f(2);
        break;
    default:
        f(3);
    }
}
void label_is_enumerator_sum(int x) {
    enum { HERE = 40, THERE };
    switch (x) {
    case HERE | 1 << 8:
        f(1);
        break;
    case THERE + GREEN:
        f(2);
    }
}
void goto_case(int x) {
    switch (x) {
    case 1:
        goto two;
    case 3:
        f(3);
    two:
    case 2:
        f(2);
    }
}
void on_long_long(long long x) {
    switch (x) {
    case 0x100000000LL:
        f(1);
        break;
    case -0x100000000LL:
        f(2);
    }
}
