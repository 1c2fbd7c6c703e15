/* What is known about library functions: the compiled form of the tables in rules/functions. */
#ifndef VFL_PROGRAM_FUNCTIONS_H
#define VFL_PROGRAM_FUNCTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum platform {
    PLATFORM_POSIX_2001,
    PLATFORM_POSIX_2008,
    PLATFORM_POSIX_2017,
    PLATFORM_POSIX_2024,
    PLATFORM_LINUX_GLIBC,
    PLATFORM_LINUX_MUSL,
    PLATFORM_LINUX_BIONIC,
    PLATFORM_LINUX_UCLIBC,
    PLATFORM_NETBSD,
    PLATFORM_FREEBSD,
    PLATFORM_OPENBSD,
    PLATFORM_DRAGONFLY,
    PLATFORM_MACOS,
    PLATFORM_ILLUMOS,
    PLATFORM_CYGWIN,
    PLATFORM_AIX,
    PLATFORM_3BSD,
    PLATFORM_4_4BSD,
    PLATFORMS
};

/* Whose memory the child of vfork runs in. */
enum memory {
    MEMORY_SHARED,     /* its parent's */
    MEMORY_COPIED,     /* its own, as after fork */
    MEMORY_UNSPECIFIED /* either: code must be right with both */
};

/* What of the parent waits until the child execs or exits. */
enum waiting {
    WAITING_THREAD,  /* the thread that called vfork; or that is not specified */
    WAITING_PROCESS, /* all of its threads */
    WAITING_NONE     /* nothing, as after fork */
};

struct platform_facts {
    const char *name, *title;
    enum memory memory;
    enum waiting parent;  /* what waits for the child to exec or exit */
    const char *target;   /* words, one of which a target triple of it contains */
    const char *page;     /* its list of async-signal-safe functions, or what stands for one */
    const char *handlers; /* what else is wrong with installing a signal handler; or empty */
    const char *source;   /* for what its vfork does */
};

const struct platform_facts *platform_facts(enum platform platform);

/* The platform whose target word that TRIPLE contains is longest; PLATFORMS: none. */
enum platform platform_of_target(const char *triple);

enum safety {
    SAFETY_UNKNOWN, /* no source says anything */
    SAFETY_SAFE,    /* async-signal-safe by a list, or a thin system call or pure function by its
                       source */
    SAFETY_UNSAFE
};

/* How a call ends, apart from returning. */
enum ending {
    ENDING_NONE,
    ENDING_EXEC,        /* the exec family: ends the child when it succeeds, returns -1 otherwise */
    ENDING_NO_HANDLERS, /* _exit, _Exit: never returns, runs nothing */
    ENDING_ABORT, /* abort and what always reaches it (__assert_fail): never returns, no atexit
                     handlers */
    ENDING_EXIT,  /* exit and what always reaches it: runs atexit handlers, flushes stdio */
    ENDING_EXIT_IF_FIRST,   /* error(3): exits when its first argument is not 0 */
    ENDING_EXIT_ON_FAILURE, /* may exit, mostly returns (argp_parse) */
    ENDING_QUICK_EXIT,      /* runs at_quick_exit handlers */
    ENDING_THREAD_EXIT,     /* pthread_exit: runs cleanup handlers, exit(0) in the last thread */
    ENDING_LEAVES_FRAME     /* longjmp and kin: never returns here */
};

/* Makes a process or thread. */
enum spawning {
    SPAWNING_NONE,
    SPAWNING_VFORK,      /* returns twice in shared memory: vfork, __vfork, __vfork14, vforkx */
    SPAWNING_FORK,       /* returns twice, own copy, runs atfork handlers */
    SPAWNING_FORK_PLAIN, /* _Fork: as fork, no handlers */
    SPAWNING_CLONE,      /* clone(fn, stack, flags, arg): by its flags, the child runs fn */
    SPAWNING_CLONE3,
    SPAWNING_RFORK,        /* by its flags */
    SPAWNING_RFORK_THREAD, /* rfork_thread(flags, stack, fn, arg): by its flags, the child runs fn
                            */
    SPAWNING_PDRFORK,      /* pdrfork(fd, flags of the descriptor, flags of rfork) */
    SPAWNING_SYSCALL       /* syscall(number, ...): by its number */
};

/* Whether a child so made has memory of its own, a copy of its parent's. */
static inline bool spawning_copies(enum spawning spawning) {
    return spawning == SPAWNING_FORK || spawning == SPAWNING_FORK_PLAIN;
}

/* Whether it may live in its parent's memory. */
static inline bool spawning_may_share(enum spawning spawning) {
    return spawning != SPAWNING_NONE && !spawning_copies(spawning);
}

/* Which id of its caller a function returns. */
enum identity {
    IDENTITY_NONE,
    IDENTITY_PROCESS, /* getpid */
    IDENTITY_THREAD   /* gettid */
};

enum blocking { BLOCKING_NO, BLOCKING_SLEEP, BLOCKING_WAIT, BLOCKING_READ, BLOCKING_LOCK };

/* The verdict of safety is on plain calls: a rule looks first at spawning (fork is unsafe where its
 * handlers matter), set_id (safe but for the threads) and ending with remark_only. */
struct function_model {
    const char *name; /* canonical */
    enum safety safety;
    const char *reason; /* unsafe: continues "'f' is not async-signal-safe: ...": "it allocates
                           memory"; else empty */
    const char
        *source; /* where the verdict comes from: "POSIX.1-2017, XSH 2.4.3"; empty without one */
    enum ending ending;
    enum spawning spawning;
    enum blocking blocking;
    enum identity identity;
    uint32_t writes; /* bit N: writes what argument N (from 0) points to; bit 31: all from the first
                        variadic argument on (sscanf) */
    uint32_t only_writes; /* those of writes whose old content it never reads: waitpid's status, but
                             not strcat's target */
    uint8_t size_argument;  /* the argument that says how many bytes at most it writes to each of
                               those (memset: 2); 0: none does */
    uint32_t writes_beyond; /* bit N: writes memory that what argument N points to points to (readv)
                             */
    uint32_t calls_back;    /* bit N: calls the function argument N, now or later in this process
                               (qsort; not signal) */
    uint8_t cursors; /* bit N: what argument N points to is a pointer that it leaves somewhere in
                        the string of argument 0, or in its own one where that is NULL or the cursor
                        itself (strtok_r, strtol, strsep); a pointer returned points there too */
    uint32_t
        keeps; /* bit N: keeps argument N and calls it later (atexit, signal, pthread_create) */
    int8_t handler_argument; /* the argument that is a signal handler (signal: 1) or struct
                                sigaction (sigaction: 1); -1 none */
    bool handler_in_struct;  /* sigaction: the handler is the first member of what the argument
                                points to */
    bool never_returns;
    bool set_id;         /* set*id, setgroups, initgroups through libc */
    bool returns_first;  /* returns its first argument (memcpy, strcpy) */
    bool allocates;      /* returns new heap memory or NULL */
    bool allocates_into; /* leaves a pointer to new heap memory in what argument 0 points to */
    bool reads_environ, writes_environ;
    bool pure; /* reads and writes no memory but through its arguments, has no other effect */
    bool hits_parent;       /* raise, abort on musl: it acts on the parent instead of the child */
    bool writes_by_request; /* ioctl: argument 1 says whether it writes what argument 2 points to */
    bool copies_memory;     /* NetBSD's old vfork: under its own name it does not share memory */
    bool signals_threads;   /* set*id of glibc: it makes all threads of the parent take part */
    bool blocks_signals;    /* sigprocmask, pthread_sigmask: argument 0 SIG_BLOCK or SIG_SETMASK */
    bool makes_threads;     /* pthread_create, thrd_create */
    bool registers_atfork;
    bool remark_only;     /* execvp and kin: on no list, at most a remark */
    bool effects_unknown; /* what it does to memory is as little known as of a function without a
                             model */
};

/* What is known of the function NAME (any spelling: fortified, __builtin_, internal alias) on
 * PLATFORM; false when nothing is. The strings of MODEL stay for ever. */
bool function_model(enum platform platform, const char *name, struct function_model *model);

/* The names in the tables, each spelling that they list once, by INDEX from 0; NULL behind the
 * last.
 */
const char *function_listed_name(size_t index);

/* The name that NAME stands for: "__printf_chk" gives "printf"; NAME itself where it is no alias.
 */
const char *function_canonical_name(const char *name);

/* Whether NAME is the checking form of a known function ("__printf_chk"), which the headers call in
 * its place under _FORTIFY_SOURCE: nobody writes it in a program. */
bool function_is_fortified(const char *name);

#endif
