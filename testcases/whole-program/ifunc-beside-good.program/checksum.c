typedef int checksummer(const char *text);

static int plainly(const char *text) {
    int sum = 0;
    while (*text)
        sum += *text++;
    return sum;
}

static int by_two(const char *text) {
    return *text ? *text + plainly(text + 1) : 0;
}

static const struct {
    int level;
    checksummer *best;
} levels[] = {{1, plainly}, {2, by_two}};

static checksummer *choose_checksummer(void) {
    return levels[sizeof(long) / 8].best;
}

int checksum(const char *text) __attribute__((ifunc("choose_checksummer")));
