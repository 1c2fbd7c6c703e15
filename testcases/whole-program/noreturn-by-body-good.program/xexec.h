void xexec(char **argv);
