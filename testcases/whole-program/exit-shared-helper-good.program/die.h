void die(const char *what);
