extern int *const own_errno;
int *find_errno(void);
void prepare(void);
