extern void used_in_one_only(void);

void other(void) {
    used_in_one_only();
}
