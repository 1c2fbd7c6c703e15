/* What syscall(2) does by its first argument, for the numbers that matter to a vfork child. */
#ifndef VFL_PROGRAM_SYSCALLS_H
#define VFL_PROGRAM_SYSCALLS_H

#include <stdint.h>

enum syscall_effect {
    SYSCALL_OTHER,
    SYSCALL_VFORK,
    SYSCALL_CLONE,  /* a vfork or a fork, by its flags */
    SYSCALL_CLONE3, /* the same, by the flags in the struct that the second argument points to */
    SYSCALL_EXEC,   /* returns only when it fails */
    SYSCALL_GETPID,
    SYSCALL_GETTID,
    SYSCALL_EXIT /* ends the process or its only thread, without handlers */
};

/* The effect of system call NUMBER on the clang target triple TARGET (Linux <asm/unistd.h>). */
enum syscall_effect syscall_effect(const char *target, int64_t number);

#endif
