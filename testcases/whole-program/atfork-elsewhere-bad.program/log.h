int open_log(const char *path);
