extern int vforked;

void die(const char *what);
