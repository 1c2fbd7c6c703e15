/* The result goes through other types before it is tested. */
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

struct job {
    unsigned kind : 3;
    int pid : 24;
    bool is_child : 1;
};

void as_short(char **argv) {
    short pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(1);
    }
}

void as_byte(char **argv) {
    pid_t pid = vfork();
    unsigned char low = pid;
    switch (low) {
    case 0:
        execv(argv[0], argv);
        _exit(1);
    default:
        break;
    }
}

void as_unsigned(char **argv) {
    unsigned pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(1);
    }
}

void as_wide(char **argv) {
    int64_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(1);
    } else if (pid == (int64_t)-1) {
        return;
    }
}

void as_bool(char **argv) {
    bool is_parent = vfork();
    if (!is_parent) {
        execv(argv[0], argv);
        _exit(1);
    }
}

void as_bits(char **argv) {
    struct job made, copy;
    made.kind = 2;
    made.pid = vfork();
    copy = made;
    if (copy.pid == 0) {
        execv(argv[0], argv);
        _exit(1);
    }
}

void as_one_bit(char **argv, struct job *out) {
    struct job made = {0};
    made.is_child = vfork() == 0;
    *out = made;
    if (out->is_child) {
        execv(argv[0], argv);
        _exit(1);
    }
}
