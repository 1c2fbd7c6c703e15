extern volatile int exec_errno;
