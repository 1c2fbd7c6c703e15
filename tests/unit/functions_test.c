/* What is known of library functions. */
#include "program/functions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct function_model *glibc(const char *name) {
    const struct function_model *model = function_model(PLATFORM_LINUX_GLIBC, name);
    if (!model)
        fail_msg("nothing is known of '%s'", name);
    return model;
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
        assert_memory_equal(glibc(names[i])->reason, "it ", 2);
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
                                           {"__vfork14", "vfork"},
                                           {"__sysv_signal", "sysv_signal"},
                                           {"__xpg_strerror_r", "strerror_r"},
                                           {"sinf128", "sin"},
                                           {"__waitpid", "waitpid"},
                                           {"__error", "__error"},
                                           {"spawn_job", "spawn_job"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(function_canonical_name(pairs[i][0]), pairs[i][1]);
    assert_null(function_model(PLATFORM_LINUX_GLIBC, "spawn_job"));
    assert_null(function_model(PLATFORM_LINUX_GLIBC, "readf64"));
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

struct listed {
    const char *name;
    bool posix_2001, posix_2017;
    enum safety manual;
};

static const struct listed lists[] = {
#define ROW(name, posix_2001, posix_2017, manual) {#name, posix_2001, posix_2017, manual},
#include "functions_lists.def"
#undef ROW
};

/* Where the verdict on Linux is not that of the lists; the tables say why. */
static enum safety expected(const struct listed *row) {
    static const char *const safe[] = {"sysconf", "login_tty", "readv",    "writev",    "setegid",
                                       "seteuid", "setregid",  "setreuid", "setgroups", "nice"};
    if (strcmp(row->name, "fork") == 0)
        return SAFETY_UNSAFE;
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
        if (strcmp(row->name, safe[i]) == 0)
            return SAFETY_SAFE;
    return row->posix_2017 ? SAFETY_SAFE : row->manual;
}

static void verdicts_are_those_of_the_lists(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        enum safety verdict = expected(&lists[i]);
        if (verdict != SAFETY_UNKNOWN && glibc(lists[i].name)->safety != verdict)
            fail_msg("'%s' has the wrong verdict", lists[i].name);
    }
}

static void strict_verdicts_are_those_of_posix_2001(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct function_model *model = function_model(PLATFORM_POSIX_2001, lists[i].name);
        bool safe = model && model->safety == SAFETY_SAFE;
        if (safe != (lists[i].posix_2001 || (model && model->ending == ENDING_EXEC &&
                                             strncmp(lists[i].name, "exec", 4) == 0)))
            fail_msg("'%s' has the wrong verdict", lists[i].name);
    }
    assert_string_equal(function_model(PLATFORM_POSIX_2001, "ioctl")->reason,
                        "POSIX.1-2001 does not list it");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(system_calls_are_safe),
        cmocka_unit_test(pure_functions_are_safe),
        cmocka_unit_test(what_allocates_or_locks_is_unsafe),
        cmocka_unit_test(other_spellings_are_resolved),
        cmocka_unit_test(written_arguments_are_known),
        cmocka_unit_test(endings_and_processes_are_known),
        cmocka_unit_test(further_traits_are_known),
        cmocka_unit_test(verdicts_are_those_of_the_lists),
        cmocka_unit_test(strict_verdicts_are_those_of_posix_2001),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
