/* What is known of library functions. */
#include "program/functions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct function_model *glibc(const char *name) {
    static struct function_model model;
    if (!function_model(PLATFORM_LINUX_GLIBC, name, &model))
        fail_msg("nothing is known of '%s'", name);
    return &model;
}

static void check_all(const char *const *names, size_t count, enum safety safety) {
    for (size_t i = 0; i < count; i++)
        if (glibc(names[i])->safety != safety)
            fail_msg("'%s' has the wrong verdict", names[i]);
}

#define CHECK_ALL(names, safety) check_all(names, sizeof(names) / sizeof *(names), safety)

static void system_calls_are_safe(void **state) {
    (void)state;
    static const char *const names[] = {
        "ioctl",       "chroot",      "setsid",    "setrlimit", "prlimit",     "prctl",
        "close_range", "closefrom",   "tcsetpgrp", "sysconf",   "nanosleep",   "dup3",
        "pipe2",       "setpriority", "nice",      "unshare",   "setns",       "mount",
        "capset",      "ptrace",      "wait4",     "waitid",    "sigprocmask", "signalfd",
        "epoll_wait",  "flock",       "login_tty", "getgroups", "sync",        "getrandom",
        "mmap",        "syscall",     "vfork",     "clone",     "_Fork",       "readv",
        "writev",      "sigsuspend",  "sleep",     "tcflow",    "seteuid",     "sched_yield"};
    CHECK_ALL(names, SAFETY_SAFE);
}

static void pure_functions_are_safe(void **state) {
    (void)state;
    static const char *const names[] = {
        "strlen", "memcmp", "strchr", "isdigit", "htons",
        "abs",    "sin",    "sqrtf",  "ffs",     "__errno_location"};
    CHECK_ALL(names, SAFETY_SAFE);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_true(glibc(names[i])->pure);
}

static void what_allocates_or_locks_is_unsafe(void **state) {
    (void)state;
    static const char *const names[] = {
        "printf",        "fputs",      "malloc",         "free",
        "getpwnam",      "setenv",     "putenv",         "syslog",
        "dlopen",        "setlocale",  "getaddrinfo",    "opendir",
        "popen",         "system",     "posix_spawn",    "err",
        "perror",        "strerror",   "localtime",      "ttyname",
        "ptsname",       "openpty",    "forkpty",        "tmpfile",
        "realpath",      "glob",       "regcomp",        "qsort",
        "__assert_fail", "gettext",    "getopt",         "exit",
        "atexit",        "fork",       "pthread_create", "pthread_mutex_lock",
        "snprintf",      "initgroups", "daemon",         "strtok",
        "execvp",        "thrd_create"};
    CHECK_ALL(names, SAFETY_UNSAFE);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_true(glibc(names[i])->reason[0] && glibc(names[i])->source[0]);
}

static void checking_forms_are_told_from_names_of_programs(void **state) {
    (void)state;
    static const char *const fortified[] = {"__printf_chk", "__builtin___snprintf_chk",
                                            "__longjmp_chk"};
    static const char *const plain[] = {"printf",  "__builtin_memcpy", "__isoc99_sscanf",
                                        "own_chk", "__own_chk",        "__fdelt_chk"};
    for (size_t i = 0; i < sizeof fortified / sizeof *fortified; i++)
        assert_true(function_is_fortified(fortified[i]));
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_false(function_is_fortified(plain[i]));
}

static void other_spellings_are_resolved(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"__printf_chk", "printf"},
                                           {"__builtin___snprintf_chk", "snprintf"},
                                           {"__builtin_memcpy", "memcpy"},
                                           {"__builtin_abort", "abort"},
                                           {"__isoc99_sscanf", "sscanf"},
                                           {"__isoc23_strtol", "strtol"},
                                           {"__open_2", "open"},
                                           {"open64", "open"},
                                           {"fstat64", "fstat"},
                                           {"__libc_malloc", "malloc"},
                                           {"__vfork", "vfork"},
                                           {"__vfork14", "__vfork14"},
                                           {"__sysv_signal", "sysv_signal"},
                                           {"__xpg_strerror_r", "strerror_r"},
                                           {"sinf128", "sin"},
                                           {"__waitpid", "waitpid"},
                                           {"__error", "__error"},
                                           {"spawn_job", "spawn_job"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(function_canonical_name(pairs[i][0]), pairs[i][1]);
    struct function_model model;
    assert_false(function_model(PLATFORM_LINUX_GLIBC, "spawn_job", &model));
    assert_false(function_model(PLATFORM_LINUX_GLIBC, "readf64", &model));
}

struct written {
    const char *name;
    uint32_t writes, only_writes;
};

static void written_arguments_are_known(void **state) {
    (void)state;
    static const struct written all[] = {{"pipe", 1, 1},         {"read", 2, 2},
                                         {"wait", 1, 1},         {"waitpid", 2, 2},
                                         {"wait4", 10, 10},      {"waitid", 4, 4},
                                         {"sigaction", 4, 4},    {"sigprocmask", 4, 4},
                                         {"sigemptyset", 1, 1},  {"sigaddset", 1, 0},
                                         {"memcpy", 1, 1},       {"strcat", 1, 0},
                                         {"stat64", 2, 2},       {"__fxstat", 4, 4},
                                         {"gettimeofday", 3, 3}, {"select", 30, 0},
                                         {"poll", 1, 0},         {"snprintf", 1, 1},
                                         {"strtol", 2, 2},       {"sscanf", 1u << 31, 1u << 31},
                                         {"socketpair", 8, 8},   {"__recvfrom_chk", 98, 34},
                                         {"close", 0, 0},        {"write", 0, 0}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_int_equal(glibc(all[i].name)->writes, all[i].writes);
        assert_int_equal(glibc(all[i].name)->only_writes, all[i].only_writes);
    }
    assert_int_equal(glibc("readv")->writes_beyond, 2);
}

static void endings_and_processes_are_known(void **state) {
    (void)state;
    assert_int_equal(glibc("execve")->ending, ENDING_EXEC);
    assert_true(glibc("execvp")->ending == ENDING_EXEC && glibc("execvp")->remark_only);
    assert_false(glibc("execl")->remark_only);
    assert_int_equal(glibc("_exit")->ending, ENDING_NO_HANDLERS);
    assert_int_equal(glibc("exit")->ending, ENDING_EXIT);
    assert_true(glibc("exit")->never_returns && glibc("verrx")->never_returns);
    assert_int_equal(glibc("error")->ending, ENDING_EXIT_IF_FIRST);
    assert_false(glibc("error")->never_returns);
    assert_int_equal(glibc("argp_parse")->ending, ENDING_EXIT_ON_FAILURE);
    assert_int_equal(glibc("quick_exit")->ending, ENDING_QUICK_EXIT);
    assert_int_equal(glibc("pthread_exit")->ending, ENDING_THREAD_EXIT);
    assert_int_equal(glibc("__assert_fail")->ending, ENDING_ABORT);
    assert_int_equal(glibc("__longjmp_chk")->ending, ENDING_LEAVES_FRAME);
    assert_int_equal(glibc("vforkx")->spawning, SPAWNING_VFORK);
    assert_int_equal(glibc("fork")->spawning, SPAWNING_FORK);
    assert_int_equal(glibc("_Fork")->spawning, SPAWNING_FORK_PLAIN);
    assert_int_equal(glibc("clone")->spawning, SPAWNING_CLONE);
    assert_int_equal(glibc("rfork")->spawning, SPAWNING_RFORK);
    assert_int_equal(glibc("rfork_thread")->spawning, SPAWNING_RFORK_THREAD);
    assert_int_equal(glibc("pdrfork")->spawning, SPAWNING_PDRFORK);
    assert_int_equal(glibc("syscall")->spawning, SPAWNING_SYSCALL);
}

static void further_traits_are_known(void **state) {
    (void)state;
    assert_int_equal(glibc("signal")->handler_argument, 1);
    assert_false(glibc("signal")->handler_in_struct);
    assert_true(glibc("sigaction")->handler_in_struct);
    assert_int_equal(glibc("close")->handler_argument, -1);
    assert_int_equal(glibc("qsort")->calls_back, 8);
    assert_int_equal(glibc("atexit")->keeps, 1);
    assert_int_equal(glibc("pthread_atfork")->keeps, 7);
    assert_true(glibc("__register_atfork")->registers_atfork);
    assert_true(glibc("pthread_create")->makes_threads);
    assert_true(glibc("pthread_sigmask")->blocks_signals);
    assert_true(glibc("setuid")->set_id && glibc("initgroups")->set_id);
    assert_true(glibc("strcpy")->returns_first);
    assert_true(glibc("strdup")->allocates);
    assert_true(glibc("getenv")->reads_environ && glibc("execlp")->reads_environ);
    assert_true(glibc("putenv")->writes_environ);
    assert_int_equal(glibc("read")->blocking, BLOCKING_READ);
    assert_int_equal(glibc("pause")->blocking, BLOCKING_SLEEP);
    assert_int_equal(glibc("waitpid")->blocking, BLOCKING_WAIT);
    assert_int_equal(glibc("sem_wait")->blocking, BLOCKING_LOCK);
}

struct on_platform {
    const char *name;
    enum platform platform;
    enum safety safety;
    unsigned traits;
};

enum { HITS_PARENT = 1, COPIES_MEMORY = 2, SIGNALS_THREADS = 4 };

static unsigned traits_of(const struct function_model *model) {
    return (model->hits_parent ? HITS_PARENT : 0u) | (model->copies_memory ? COPIES_MEMORY : 0u) |
           (model->signals_threads ? SIGNALS_THREADS : 0u);
}

/* What differs from platform to platform. */
static void platforms_differ(void **state) {
    (void)state;
    static const struct on_platform all[] = {
        {"raise", PLATFORM_LINUX_MUSL, SAFETY_UNSAFE, HITS_PARENT},
        {"abort", PLATFORM_LINUX_MUSL, SAFETY_UNSAFE, HITS_PARENT},
        {"pthread_kill", PLATFORM_LINUX_MUSL, SAFETY_UNSAFE, HITS_PARENT},
        {"raise", PLATFORM_LINUX_BIONIC, SAFETY_SAFE, 0},
        {"raise", PLATFORM_LINUX_GLIBC, SAFETY_SAFE, 0},
        {"abort", PLATFORM_LINUX_GLIBC, SAFETY_UNSAFE, 0},
        {"abort", PLATFORM_NETBSD, SAFETY_SAFE, 0},
        {"abort", PLATFORM_MACOS, SAFETY_UNSAFE, 0},
        {"_Exit", PLATFORM_MACOS, SAFETY_UNSAFE, 0},
        {"_Exit", PLATFORM_FREEBSD, SAFETY_SAFE, 0},
        {"execvp", PLATFORM_LINUX_MUSL, SAFETY_SAFE, 0},
        {"execvp", PLATFORM_LINUX_GLIBC, SAFETY_UNSAFE, 0},
        {"execl", PLATFORM_LINUX_UCLIBC, SAFETY_UNSAFE, 0},
        {"execv", PLATFORM_LINUX_UCLIBC, SAFETY_SAFE, 0},
        {"execl", PLATFORM_ILLUMOS, SAFETY_UNSAFE, 0},
        {"execle", PLATFORM_ILLUMOS, SAFETY_SAFE, 0},
        {"snprintf", PLATFORM_OPENBSD, SAFETY_SAFE, 0},
        {"snprintf", PLATFORM_FREEBSD, SAFETY_UNSAFE, 0},
        {"setuid", PLATFORM_LINUX_GLIBC, SAFETY_SAFE, SIGNALS_THREADS},
        {"setuid", PLATFORM_LINUX_MUSL, SAFETY_SAFE, 0},
        {"vfork", PLATFORM_NETBSD, SAFETY_SAFE, COPIES_MEMORY},
        {"__vfork14", PLATFORM_NETBSD, SAFETY_SAFE, 0},
        {"ioctl", PLATFORM_DRAGONFLY, SAFETY_SAFE, 0},
        {"ioctl", PLATFORM_POSIX_2024, SAFETY_UNSAFE, 0},
        {"getrlimit", PLATFORM_CYGWIN, SAFETY_UNKNOWN, 0},
        {"strlen", PLATFORM_POSIX_2001, SAFETY_SAFE, 0},
        {"printf", PLATFORM_AIX, SAFETY_UNSAFE, 0},
        {"chroot", PLATFORM_3BSD, SAFETY_SAFE, 0},
        {"setregid", PLATFORM_4_4BSD, SAFETY_UNKNOWN, 0},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct function_model model;
        if (!function_model(all[i].platform, all[i].name, &model) ||
            model.safety != all[i].safety || traits_of(&model) != all[i].traits)
            fail_msg("'%s' is wrong on %s", all[i].name, platform_facts(all[i].platform)->name);
    }
}

static void every_platform_has_its_facts(void **state) {
    (void)state;
    for (int i = 0; i < PLATFORMS; i++) {
        const struct platform_facts *facts = platform_facts((enum platform)i);
        assert_true(facts->name[0] && facts->title[0] && facts->page[0] && facts->source[0]);
    }
    assert_int_equal(platform_facts(PLATFORM_NETBSD)->memory, MEMORY_SHARED);
    assert_int_equal(platform_facts(PLATFORM_4_4BSD)->memory, MEMORY_COPIED);
    assert_int_equal(platform_facts(PLATFORM_POSIX_2017)->memory, MEMORY_UNSPECIFIED);
    assert_int_equal(platform_facts(PLATFORM_ILLUMOS)->parent, WAITING_PROCESS);
    assert_int_equal(platform_facts(PLATFORM_MACOS)->parent, WAITING_NONE);
}

static void targets_name_platforms(void **state) {
    (void)state;
    static const struct {
        const char *triple;
        enum platform platform;
    } all[] = {
        {"x86_64-pc-linux-gnu", PLATFORM_LINUX_GLIBC},
        {"arm-unknown-linux-gnueabihf", PLATFORM_LINUX_GLIBC},
        {"x86_64-unknown-linux", PLATFORM_LINUX_GLIBC},
        {"aarch64-alpine-linux-musl", PLATFORM_LINUX_MUSL},
        {"aarch64-unknown-linux-android21", PLATFORM_LINUX_BIONIC},
        {"mips-unknown-linux-uclibc", PLATFORM_LINUX_UCLIBC},
        {"x86_64-unknown-netbsd10.0", PLATFORM_NETBSD},
        {"x86_64-unknown-freebsd14.0", PLATFORM_FREEBSD},
        {"amd64-unknown-openbsd7.5", PLATFORM_OPENBSD},
        {"x86_64-unknown-dragonfly", PLATFORM_DRAGONFLY},
        {"arm64-apple-macosx14.0.0", PLATFORM_MACOS},
        {"i386-pc-solaris2.11", PLATFORM_ILLUMOS},
        {"x86_64-pc-windows-cygnus", PLATFORM_CYGWIN},
        {"powerpc-ibm-aix7.2.0.0", PLATFORM_AIX},
        {"wasm32-unknown-unknown", PLATFORMS},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (platform_of_target(all[i].triple) != all[i].platform)
            fail_msg("'%s' names another platform", all[i].triple);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(system_calls_are_safe),
        cmocka_unit_test(pure_functions_are_safe),
        cmocka_unit_test(what_allocates_or_locks_is_unsafe),
        cmocka_unit_test(checking_forms_are_told_from_names_of_programs),
        cmocka_unit_test(other_spellings_are_resolved),
        cmocka_unit_test(written_arguments_are_known),
        cmocka_unit_test(endings_and_processes_are_known),
        cmocka_unit_test(further_traits_are_known),
        cmocka_unit_test(platforms_differ),
        cmocka_unit_test(every_platform_has_its_facts),
        cmocka_unit_test(targets_name_platforms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
