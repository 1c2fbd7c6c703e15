/* Which units may hold a vfork site. */
#include "scan/names.h"
#include "scan/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A directory for the files of one test. */
struct fixture {
    char dir[64];
    struct scan_cache *cache;
};

static int set_up(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->dir, "/tmp/vforklint-scan-XXXXXX");
    *state = fixture;
    if (!mkdtemp(fixture->dir) || chdir(fixture->dir) != 0)
        return -1;
    fixture->cache = scan_cache_new(false);
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    char command[96];
    snprintf(command, sizeof command, "rm -rf '%s'", fixture->dir);
    scan_cache_free(fixture->cache);
    int status = chdir("/") == 0 ? system(command) : -1;
    free(fixture);
    return status;
}

/* Writes NAME, whose directory is made if there is one. */
static void put_file(const char *name, const char *text) {
    const char *slash = strchr(name, '/');
    if (slash) {
        char dir[64];
        snprintf(dir, sizeof dir, "%.*s", (int)(slash - name), name);
        mkdir(dir, 0700);
    }
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* The answer for main.c with up to four arguments. */
static enum scan_answer scan_with(void **state, const char *const *args) {
    struct fixture *fixture = *state;
    size_t count = 0;
    while (args[count])
        count++;
    return scan_file("main.c", args, count, fixture->cache);
}

static enum scan_answer scan_main(void **state) {
    return scan_with(state, (const char *const[]){NULL});
}

static enum scan_answer answer_as(bool keeps_units) {
    struct scan_cache *cache = scan_cache_new(keeps_units);
    enum scan_answer answer = scan_file("main.c", NULL, 0, cache);
    scan_cache_free(cache);
    return answer;
}

/* The answer for a text, with a cache of its own: the file changes from one to the next. It is the
 * same whether the first look at the text is enough or all is read. */
static enum scan_answer answer_for(const char *text) {
    put_file("main.c", text);
    enum scan_answer answer = answer_as(false);
    assert_int_equal(answer_as(true), answer);
    return answer;
}

#define assert_clean(text) assert_int_equal(answer_for(text), SCAN_CLEAN)
#define assert_maybe(text) assert_int_equal(answer_for(text), SCAN_MAYBE)

static void names_are_found(void **state) {
    (void)state;
    assert_maybe("void f(void) { if (!vfork()) _exit(0); }");
    assert_maybe("int (*p)(void) = &vfork;");
    assert_maybe("int f(void) { return rfork(RFSPAWN); }");
    assert_maybe("int f(void) { return clone(g, s, CLONE_VM, 0); }");
    assert_maybe("int f(void) { return syscall(SYS_vfork); }");
    assert_maybe("int f(void) { return syscall(58); }");
    assert_maybe("int f(int n) { return syscall(n); }");
    assert_maybe("int n = __NR_clone3;");
}

static void other_text_is_clean(void **state) {
    (void)state;
    assert_clean("");
    assert_clean("int main(void) { return fork(); }\n");
    assert_clean("int vforked, my_vfork;");
    assert_clean("int f(void) { return syscall(SYS_gettid); }");
    assert_clean("#define HAVE_VFORK 1\n#ifdef vfork\n#endif\n");
    assert_clean("struct s { int x; } *p; int f(void) { return p->clone() + s.clone; }");
    assert_clean("struct ops o = { .clone = copy };");
}

static void comments_and_literals_are_skipped(void **state) {
    (void)state;
    assert_clean("/* vfork */ // vfork\nchar *s = \"vfork\", c = 'vfork';");
    assert_clean("char *s = \"a\\\"vfork\";");
    assert_clean("// a comment \\\n vfork()\n");
    assert_maybe("/* a */ vfork /* b */ ();");
    assert_maybe("char *s = \"/*\"; vfork(); char *t = \"*/\";");
    assert_maybe("char c = '\"'; int i = vfork(); char d = '\"';");
    assert_maybe("#if 0\ndon't\n#endif\nint i = vfork();");
    assert_maybe("#error don't /* stop\nint i = vfork();");
    assert_maybe("int n = 1'000; int i = vfork(); int m = 1'0;");
    assert_clean("//\\\\\nint i = vfork();");
    assert_clean("#define A vfork /*\n*/ B\n");
    assert_clean("/**/ #define A vfork\n/*\n*/ %:define B vfork\n");
    assert_maybe("/* vfork */ int vfork_it; /* vfork */ int i = vfork(); // vfork");
    assert_maybe("int i = 3 % 2; # vfork\n");
}

static void spliced_names_are_found(void **state) {
    (void)state;
    assert_maybe("int i = vf\\\nork();");
    assert_maybe("int i = v\\\r\nfork();");
    assert_maybe("int i = vfo\\ \t\nrk();");
    assert_maybe("#define X vf\\\nork\nint i = X();");
    assert_maybe("#def\\\nine X vfork\nint i = X();");
}

static void macros_carry_taint(void **state) {
    (void)state;
    assert_clean("#define xvfork() vfork()\nint main(void) { return 0; }");
    assert_maybe("#define xvfork() vfork()\nint i = xvfork();");
    assert_maybe("#define A B\n#define B C\n#define C vfork\nint i = A();");
    assert_maybe("int f(void) { return A(); }\n#define B vfork\n#define A() B()\n");
    assert_maybe("#define fork vfork\nint i = fork();");
    assert_maybe("#define M clone\nint i = x.M;");
    assert_maybe("  #  define X /* a\n comment */ vfork\nint i = X();");
    assert_maybe("%:define X vfork\nint i = X();");
    assert_maybe("/**/ # /**/ define X vfork\nint i = X();");
    assert_maybe("#if 0\n#define X vfork\n#endif\nint i = X();");
}

static void pasting_is_seen(void **state) {
    (void)state;
    assert_maybe("#define C(a, b) a##b\nint i = C(v, fork)();");
    assert_maybe("#define C(a, b) a%:%:b\nint i = C(v, fork)();");
    assert_maybe("#define C(a) v ## a\nint i = C(fork)();");
    assert_maybe("#define X v##fork\nint i = X();");
    assert_maybe("#define C(a, b) a##b\n#define D(x) C(v, x)\nint i = D(fork)();");
    assert_maybe("#define C(a, b, c) a##b##c\nint i = C(v, fo, rk)();");
    assert_maybe("#define C(a, ...) a##__VA_ARGS__\nint i = C(v, fork)();");
    assert_maybe("#define Y vfork\n#define XY Y\n#define C(a, b) a##b\nint i = C(X, Y)();");
    assert_clean("#define C(a, b) a##b\nint C(x, 1), fork_count;");
    assert_clean("#define C(a) a##_list\nint C(v), fork;");
    assert_clean("#define C(a, b) a##b\nint v, fork;");
}

static void assembler_names_are_seen(void **state) {
    (void)state;
    assert_maybe("int spawn(void) __asm__(\"vfork\");");
    assert_maybe("int spawn(void) asm(\"_\" \"vfork\");");
    assert_maybe("#pragma redefine_extname spawn vfork\n");
    assert_clean("int spawn(void) __asm__(\"posix_spawn\");");
}

static void odd_text_is_not_judged(void **state) {
    (void)state;
    assert_maybe("#define H \"x.h\"\n#include H\n");
    assert_maybe("?\?=define X vfork\n");
    assert_maybe("char *s = R\"(\")\";");
    assert_maybe("char *s = u8R\"(\")\";");
    assert_clean("char *s = FOUR\"x\";");
}

static void missing_files(void **state) {
    assert_maybe("#include \"missing.h\"\n");
    assert_maybe("#ifndef A\n#define A\n#include \"missing.h\"\n#endif\n");
    assert_clean("#ifdef WINDOWS\n#include \"missing.h\"\n#endif\n");
    assert_clean("#include <missing.h>\n");
    struct fixture *fixture = *state;
    assert_int_equal(scan_file("none.c", NULL, 0, fixture->cache), SCAN_MAYBE);
    assert_int_equal(scan_file("/dev/zero", NULL, 0, fixture->cache), SCAN_MAYBE);
    assert_int_equal(scan_file(".", NULL, 0, fixture->cache), SCAN_MAYBE);
}

static void project_headers_count(void **state) {
    put_file("inc/x.h", "static inline int f(void) { return vfork(); }\n");
    put_file("inc/m.h", "#include \"n.h\"\n");
    put_file("inc/n.h", "#define spawn() vfork()\n");
    put_file("main.c", "#include <x.h>\n");
    assert_int_equal(scan_main(state), SCAN_CLEAN);
    assert_int_equal(scan_with(state, (const char *const[]){"-Iinc", NULL}), SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-I", "inc", NULL}), SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-isystem", "inc", NULL}), SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-idirafterinc", NULL}), SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-iquote", "inc", NULL}), SCAN_CLEAN);
    assert_maybe("#include \"inc/x.h\"\n");
    assert_maybe("#include \"inc/m.h\"\nint i = spawn();");
    assert_clean("#include \"inc/m.h\"\nint i = fork();");
}

static void forced_headers_count(void **state) {
    put_file("inc/n.h", "#define spawn() vfork()\n");
    put_file("main.c", "int i = spawn();\n");
    assert_int_equal(scan_main(state), SCAN_CLEAN);
    assert_int_equal(scan_with(state, (const char *const[]){"-include", "inc/n.h", NULL}),
                     SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-Iinc", "-include", "n.h", NULL}),
                     SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-imacros", "inc/n.h", NULL}),
                     SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-include", "none.h", NULL}),
                     SCAN_MAYBE);
}

static void options_count(void **state) {
    put_file("main.c", "int i = spawn(v, ork);\n");
    assert_int_equal(scan_with(state, (const char *const[]){"-Wall", "-O2", "-DX=1", NULL}),
                     SCAN_CLEAN);
    assert_int_equal(scan_with(state, (const char *const[]){"-Dspawn=vfork", NULL}), SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-D", "spawn=vfork", NULL}),
                     SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-Dspawn(a,b)=a##f##b()", NULL}),
                     SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-Wp,-MD,x.d,-DX=1", NULL}),
                     SCAN_CLEAN);
    assert_int_equal(scan_with(state, (const char *const[]){"-Wp,-Dspawn=vfork", NULL}),
                     SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"@flags", NULL}), SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-include-pch", "x", NULL}),
                     SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-Xclang", "-x", NULL}), SCAN_MAYBE);
}

static void working_directory_is_obeyed(void **state) {
    struct fixture *fixture = *state;
    char option[96];
    put_file("sub/main.c", "#include \"x.h\"\n");
    put_file("inc/x.h", "int i = vfork();\n");
    snprintf(option, sizeof option, "-working-directory=%s/sub", fixture->dir);
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(scan_with(state, (const char *const[]){option, "-I../inc", NULL}), SCAN_MAYBE);
}

static void include_next_takes_every_candidate(void **state) {
    put_file("a/x.h", "#include_next <x.h>\n");
    put_file("b/x.h", "int i = vfork();\n");
    put_file("main.c", "#include <x.h>\n");
    assert_int_equal(scan_with(state, (const char *const[]){"-Ia", "-Ib", NULL}), SCAN_MAYBE);
    assert_int_equal(scan_with(state, (const char *const[]){"-Ia", NULL}), SCAN_CLEAN);
}

/* A system header declares vfork and may define macros of it: only these count. */
static void system_headers_only_define(void **state) {
    put_file("root/usr", "");
    assert_int_equal(system("rm root/usr; mkdir -p root/usr/include"), 0);
    put_file("root/usr/include/unistd.h", "");
    FILE *header = fopen("root/usr/include/unistd.h", "w");
    assert_non_null(header);
    fputs("extern int vfork(void);\n#define SPAWN vfork\n", header);
    fclose(header);
    put_file("main.c", "#include <unistd.h>\nint main(void) { return fork(); }\n");
    put_file("spawn.c", "#include <unistd.h>\nint main(void) { return SPAWN(); }\n");
    struct fixture *fixture = *state;
    const char *const args[] = {"--sysroot=root"};
    assert_int_equal(scan_file("main.c", args, 1, fixture->cache), SCAN_CLEAN);
    assert_int_equal(scan_file("spawn.c", args, 1, fixture->cache), SCAN_MAYBE);
}

/* One cache serves units with different options: what one unit taints is clean in the next. */
static void units_do_not_mix(void **state) {
    put_file("main.c", "#include \"x.h\"\nint i = spawn();\n");
    put_file("a/x.h", "#define spawn vfork\n");
    put_file("b/x.h", "#define spawn fork\n");
    for (int i = 0; i < 2; i++) {
        assert_int_equal(scan_with(state, (const char *const[]){"-Ia", NULL}), SCAN_MAYBE);
        assert_int_equal(scan_with(state, (const char *const[]){"-Ib", NULL}), SCAN_CLEAN);
    }
}

static void words_can_be_added(void **state) {
    struct fixture *fixture = *state;
    put_file("main.c", "int i = my_spawn();\n");
    assert_int_equal(scan_main(state), SCAN_CLEAN);
    scan_add_word(fixture->cache, "my_spawn");
    assert_int_equal(scan_main(state), SCAN_MAYBE);
}

static void include_cycles_end(void **state) {
    put_file("a.h", "#include \"b.h\"\n");
    put_file("b.h", "#include \"a.h\"\n#include \"main.c\"\n");
    put_file("main.c", "#include \"a.h\"\n");
    assert_int_equal(scan_main(state), SCAN_CLEAN);
}

/* Every way around this cycle has a longer path. */
static void cycles_through_parent_directories_end(void **state) {
    put_file("a/x.h", "#include \"../b/y.h\"\n#include \"../b/z.h\"\n");
    put_file("b/y.h", "#include \"../a/x.h\"\n#include \"../b/z.h\"\n");
    put_file("b/z.h", "#include \"../a/x.h\"\n#include \"../b/y.h\"\n");
    put_file("main.c", "#include \"a/x.h\"\n");
    assert_int_equal(scan_main(state), SCAN_CLEAN);
}

static void annotations_are_seen(void **state) {
    assert_maybe("__attribute__((annotate(\"vforklint:child\"))) void f(void);");
    assert_maybe("[[clang::annotate(\"vforklint:vfork-like\")]] int f(void);");
    assert_maybe(
        "#define SAY(x) __attribute__((annotate(\"vforklint:\" #x)))\nSAY(child) int f();");
    assert_clean("#define CHILD __attribute__((annotate(\"vforklint:child\")))\nint f(void);");
    assert_clean("__attribute__((annotate(\"vforklint:safe\"))) void f(void);");
    assert_clean("__attribute__((annotate(\"other:child\"))) void f(void);");
    assert_clean("#define P(x) child_##x\n/* \"vforklint:child\" */ int P(a);");
    put_file("marks.h", "#define CHILD __attribute__((annotate(\"vforklint:child\")))\n");
    put_file("main.c", "#include \"marks.h\"\nint f(void);");
    assert_int_equal(scan_main(state), SCAN_CLEAN);
    put_file("main.c", "#include \"marks.h\"\nCHILD int f(void);");
    struct scan_cache *cache = scan_cache_new(false);
    assert_int_equal(scan_file("main.c", NULL, 0, cache), SCAN_MAYBE);
    scan_cache_free(cache);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

/* ---- which units have to do with a name ---- */

/* Whether a unit with TEXT has the RELATION to "target". */
static bool has_relation(const char *text, enum scan_relation relation) {
    struct scan_cache *cache = scan_cache_new(true);
    scan_units found = {0};
    put_file("main.c", text);
    scan_file("main.c", NULL, 0, cache);
    scan_find(cache, "target", relation, &found);
    bool is_found = found.count > 0;
    VEC_FREE(&found);
    scan_cache_free(cache);
    return is_found;
}

static void definitions_of_functions_are_found(void **state) {
    (void)state;
    static const char *const texts[] = {
        "int target(int x) { return x; }",
        "int target(x) int x; { return x; }",
        "int target(a, b) char **a, *b; { return 0; }",
        "int (target)(int x) { return x; }",
        "int (*target(int x))(void) { return 0; }",
        "#if A\nint target(int x) {\n#else\nint target(void) {\n#endif\n return 0; }",
        "#define NAME target\nint NAME(int x) { return x; }",
        "#define FN(n) int n(int x)\nFN(target) { return x; }",
        "#define FN(n) int n(int x) { return x; }\nFN(target)",
        "#define FN(n) int tar##n(int x) { return x; }\nFN(get)",
        "#define FN(n) int tar##n(int x)\nFN(get) { return x; }",
        "#define ALL int target(int x) { return x; }\nALL",
        "static int own(int x) { return x; }\nint target(int) __attribute__((alias(\"own\")));",
        "#define ALIAS(n, o) extern int n(int) __attribute__((alias(#o)));\nALIAS(target, own)",
        "int own(int) __asm__(\"target\");\nint own(int x) { return x; }",
        "#pragma weak target = own\nint own(int x) { return x; }",
        "int target ATTRIBUTE { return 0; }",
        "#define HEAD int target(int x)\nHEAD { return x; }",
        "#define FN(n) n(int x)\nint other(int target) { return 0; } int FN(target) { return x; }",
        "struct s target(struct s x) { return x; }",
        "label: ; } int target(void) {",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!has_relation(texts[i], SCAN_DEFINES_FUNCTION))
            fail_msg("not found: %s", texts[i]);
}

static void uses_are_no_definitions(void **state) {
    (void)state;
    static const char *const texts[] = {
        "int target(int x);",
        "extern int target(int) __attribute__((noreturn)) FAST;",
        "int f(void) { return target(1); }",
        "int f(void) { if (target(1)) { g(); } else { target(2); } }",
        "int f(void) { for (i = 0; i < 2; target(i)) { g(); } again: while (target(1)) { } }",
        "int (*hook)(int) = target; struct s s = { .run = target };",
        "static int target(int x) { return x; }",
        "int f(int target) { return target; } int g(struct s *target, int x) { return x; }",
        "int f(struct s *s) { return s->target; } struct target { int x; };",
        "void *f(void *d) { return target(d, s, len) + len; }",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (has_relation(texts[i], SCAN_DEFINES_FUNCTION))
            fail_msg("found: %s", texts[i]);
}

static void definitions_of_variables_are_found(void **state) {
    (void)state;
    static const char *const texts[] = {"int target;",
                                        "int other, target;",
                                        "struct s *target = &x;",
                                        "int target[3] = {1};",
                                        "struct { int x; } target;",
                                        "struct s { int x; } target = {1};",
                                        "int *const target ATTR;",
                                        "#define VAR(n) int n\nVAR(target);",
                                        "#define HAVE int target = 1;\nHAVE"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!has_relation(texts[i], SCAN_DEFINES_VARIABLE))
            fail_msg("not found: %s", texts[i]);
    assert_false(has_relation("extern int target;", SCAN_DEFINES_VARIABLE));
    assert_false(has_relation("extern struct s target[];", SCAN_DEFINES_VARIABLE));
    assert_false(has_relation("int f(void) { return target; }", SCAN_DEFINES_VARIABLE));
    assert_false(has_relation("static int target;", SCAN_DEFINES_VARIABLE));
    /* what is no operand within parentheses may be a declarator */
    assert_true(has_relation("#define G (*target)\nint G;", SCAN_DEFINES_VARIABLE));
    assert_true(has_relation("#define G (target)\n#define H G\nint H;", SCAN_DEFINES_VARIABLE));
    assert_true(has_relation("#define G (typeof(x) target)\nint G;", SCAN_DEFINES_VARIABLE));
    assert_true(has_relation("#define G DEF(target.b)\nint G;", SCAN_DEFINES_VARIABLE));
    assert_false(has_relation("#define G (*(struct s *)target)\nint G;", SCAN_DEFINES_VARIABLE));
    assert_false(has_relation("#define G (*target)\n#define buf (G.buf)\nvoid f(void) { int buf; }",
                              SCAN_DEFINES_VARIABLE));
    assert_false(has_relation("#define buf (target->buf)\nint buf;", SCAN_DEFINES_VARIABLE));
    assert_true(has_relation("#define buf (target.buf)\nint f(void) { return buf; }", SCAN_USES));
}

static void uses_are_found(void **state) {
    (void)state;
    assert_true(has_relation("int f(void) { return target(1); }", SCAN_USES));
    assert_true(has_relation("int (*hook)(int) = target;", SCAN_USES));
    assert_true(has_relation("#define CALL target(1)\nint f(void) { return CALL; }", SCAN_USES));
    assert_true(has_relation("#define ALSO\nvoid f(void) { ALSO target(1); }", SCAN_USES));
    assert_true(
        has_relation("#define CALL(n) tar##n(1)\nint f(void) { return CALL(get); }", SCAN_USES));
    assert_false(has_relation("int target(int x);", SCAN_USES));
    assert_false(has_relation("extern int target;", SCAN_USES));
    assert_false(has_relation("#define FAST\nunsigned long FAST target(long x);", SCAN_USES));
    assert_true(has_relation("#define FAST\nvoid f(void) { long x; FAST target(x); }", SCAN_USES));
    assert_false(has_relation("#define CALL target(1)\n", SCAN_USES));
}

/* A macro of one unit does not bring the name to another that has its own of the same name. */
static void macros_belong_to_their_units(void **state) {
    (void)state;
    struct scan_cache *cache = scan_cache_new(true);
    scan_units found = {0};
    put_file("a.c", "#define CALL target(1)\nint a(void) { return CALL; }");
    put_file("b.c", "#define CALL other(1)\nint b(void) { return CALL; }");
    scan_file("a.c", NULL, 0, cache);
    scan_file("b.c", NULL, 0, cache);
    scan_find(cache, "target", SCAN_USES, &found);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.at[0], 0);
    VEC_FREE(&found);
    scan_cache_free(cache);
}

static void declarations_in_known_files_are_not_found(void **state) {
    (void)state;
    struct scan_cache *cache = scan_cache_new(true);
    scan_units found = {0};
    put_file("shared.h", "int target(int);");
    put_file("a.c", "#include \"shared.h\"\n");
    put_file("b.c", "#include \"shared.h\"\n");
    put_file("c.c", "extern void target(int) NORETURN;\n");
    for (const char *name = "a.c\0b.c\0c.c\0"; *name; name += 4)
        scan_file(name, NULL, 0, cache);
    scan_know(cache, 0);
    scan_find(cache, "target", SCAN_DECLARES, &found);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.at[0], 2);
    VEC_FREE(&found);
    scan_cache_free(cache);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(names_are_found),
        TEST(other_text_is_clean),
        TEST(comments_and_literals_are_skipped),
        TEST(spliced_names_are_found),
        TEST(macros_carry_taint),
        TEST(pasting_is_seen),
        TEST(assembler_names_are_seen),
        TEST(annotations_are_seen),
        TEST(odd_text_is_not_judged),
        TEST(missing_files),
        TEST(project_headers_count),
        TEST(forced_headers_count),
        TEST(options_count),
        TEST(working_directory_is_obeyed),
        TEST(include_next_takes_every_candidate),
        TEST(system_headers_only_define),
        TEST(units_do_not_mix),
        TEST(words_can_be_added),
        TEST(include_cycles_end),
        TEST(cycles_through_parent_directories_end),
        TEST(definitions_of_functions_are_found),
        TEST(uses_are_no_definitions),
        TEST(definitions_of_variables_are_found),
        TEST(uses_are_found),
        TEST(macros_belong_to_their_units),
        TEST(declarations_in_known_files_are_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
