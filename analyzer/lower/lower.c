#include "lower/lower.h"

#include "lower/locations.h"
#include "lower/need.h"
#include "lower/state.h"
#include "lower/symbols.h"
#include "lower/types.h"
#include "lower/unit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Behind the caller's arguments. What gcc 12 takes with a warning must not be an error here. */
static const char *const own_arguments[] = {"-w",
                                            "-ferror-limit=0",
                                            "-fbracket-depth=1000000",
                                            "-Wno-implicit-function-declaration",
                                            "-Wno-implicit-int",
                                            "-Wno-int-conversion",
                                            "-Wno-incompatible-function-pointer-types",
                                            "-Wno-return-mismatch"};

static void add_message(struct lower *l, bool is_error, struct ir_loc loc, const char *text) {
    struct ir_message message = {is_error, loc, intern(l->unit->strings, text)};
    VEC_PUSH(&l->messages, message);
    l->unit->incomplete |= is_error;
}

static const char *error_text(enum CXErrorCode code, const char *path) {
    if (access(path, R_OK) != 0)
        return strerror(errno);
    switch (code) {
    case CXError_Crashed:
        return "the parser crashed on this file";
    default:
        return "cannot be parsed: the compiler rejects one of the arguments";
    }
}

static void read_diagnostics(struct lower *l) {
    unsigned count = clang_getNumDiagnostics(l->tu);
    for (unsigned i = 0; i < count; i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(l->tu, i);
        enum CXDiagnosticSeverity severity = clang_getDiagnosticSeverity(diagnostic);
        if (severity >= CXDiagnostic_Error) {
            CXString string = clang_getDiagnosticSpelling(diagnostic);
            const char *text = clang_getCString(string);
            /* Another compiler's option: the parse is as good without it. */
            bool is_error = strncmp(text, "unknown argument", strlen("unknown argument")) != 0;
            add_message(l, is_error, loc_at(l, clang_getDiagnosticLocation(diagnostic)), text);
            clang_disposeString(string);
        }
        clang_disposeDiagnostic(diagnostic);
    }
}

static void read_target(struct lower *l) {
    CXTargetInfo info = clang_getTranslationUnitTargetInfo(l->tu);
    l->unit->target = take_string(l, clang_TargetInfo_getTriple(info));
    l->unit->pointer_size = (uint32_t)pointer_type(l).size;
    clang_TargetInfo_dispose(info);
}

static bool asks_for_threads(const char *const *args, size_t arg_count) {
    for (size_t i = 0; i < arg_count; i++)
        if (strcmp(args[i], "-pthread") == 0 || strncmp(args[i], "-fopenmp", 8) == 0)
            return true;
    return false;
}

static enum CXChildVisitResult visit_top(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    note_declaration(data, cursor);
    return CXChildVisit_Continue;
}

/* An omitted body that no other unit can call has no entry unless something refers to it. */
static bool has_entry(struct lower *l, CXCursor definition) {
    return need_body(l->need, clang_getCanonicalCursor(definition)) ||
           clang_getCursorLinkage(definition) == CXLinkage_External;
}

/* Definitions, and declarations that may be aliases of them or choose among them. */
static void queue_definitions(struct lower *l) {
    for (size_t i = 0; i < l->declarations.count; i++) {
        CXCursor cursor = l->declarations.at[i];
        bool is_definition = is_emitted(l, cursor) && has_entry(l, cursor);
        bool may_be_other = clang_Cursor_hasAttrs(cursor) && in_main_file(l, cursor);
        if (is_definition || may_be_other)
            function_index(l, cursor);
        if (!is_definition && may_be_other)
            lower_ifunc(l, cursor, ifunc_resolver(l, cursor));
    }
}

/* Lowering finds more functions and globals: those that are referred to. */
static void run_worklist(struct lower *l) {
    size_t functions = 0, globals = 0;
    while (functions < l->worklist.count || globals < l->globals.count) {
        if (functions < l->worklist.count)
            lower_function(l, l->worklist.at[functions++]);
        else
            lower_global(l, (uint32_t)globals++);
    }
}

static bool contains(const struct ir_function *function, const struct ir_loc *loc) {
    return function->is_defined && loc->line && function->loc.file == loc->file &&
           function->loc.line <= loc->line && loc->line <= function->end.line;
}

/* A statement that does not compile is simply missing in libclang's tree. */
static void mark_incomplete(struct lower *l) {
    for (size_t i = 0; i < l->messages.count; i++)
        for (size_t k = 0; l->messages.at[i].is_error && k < l->functions.count; k++)
            if (contains(&l->functions.at[k].function, &l->messages.at[i].loc))
                l->functions.at[k].function.incomplete = true;
}

static void note_file(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data) {
    struct lower *l = data;
    (void)stack, (void)depth;
    file_index_at(l, file, 0);
}

static void read_definitions(struct lower *l, const char *const *roots, size_t root_count) {
    clang_visitChildren(clang_getTranslationUnitCursor(l->tu), visit_top, l);
    l->need = need_choose(l, roots, root_count);
    queue_definitions(l);
    run_worklist(l);
    need_mark(l, l->need);
    read_attributes(l);
    mark_incomplete(l);
}

#define MOVE(unit, list, vec)                                                                      \
    ((unit)->list##_count = (uint32_t)(vec)->count,                                                \
     (unit)->list##s = arena_alloc((unit)->arena, (vec)->count * sizeof *(unit)->list##s))

static int compare_presumed(const void *left, const void *right) {
    const struct ir_presumed *a = left, *b = right;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

/* Sorted, each line once. */
static void finish_presumed(struct lower *l) {
    struct ir_unit *unit = l->unit;
    if (l->presumed.count)
        qsort(l->presumed.at, l->presumed.count, sizeof *l->presumed.at, compare_presumed);
    unit->presumed = arena_alloc(unit->arena, l->presumed.count * sizeof *unit->presumed);
    for (size_t i = 0; i < l->presumed.count; i++)
        if (i == 0 || compare_presumed(&l->presumed.at[i - 1], &l->presumed.at[i]) != 0)
            unit->presumed[unit->presumed_count++] = l->presumed.at[i];
}

static void finish_unit(struct lower *l) {
    struct ir_unit *unit = l->unit;
    finish_presumed(l);
    MOVE(unit, file, &l->files);
    MOVE(unit, global, &l->globals);
    MOVE(unit, function, &l->functions);
    MOVE(unit, literal, &l->literals);
    MOVE(unit, message, &l->messages);
    for (size_t i = 0; i < l->files.count; i++)
        unit->files[i] = l->files.at[i];
    for (size_t i = 0; i < l->globals.count; i++)
        unit->globals[i] = l->globals.at[i].global;
    for (size_t i = 0; i < l->functions.count; i++)
        unit->functions[i] = l->functions.at[i].function;
    for (size_t i = 0; i < l->literals.count; i++)
        unit->literals[i] = l->literals.at[i];
    for (size_t i = 0; i < l->messages.count; i++)
        unit->messages[i] = l->messages.at[i];
}

static void free_lower(struct lower *l) {
    VEC_FREE(&l->types);
    VEC_FREE(&l->files);
    VEC_FREE(&l->line_marks);
    VEC_FREE(&l->presumed);
    VEC_FREE(&l->functions);
    VEC_FREE(&l->globals);
    VEC_FREE(&l->literals);
    VEC_FREE(&l->messages);
    VEC_FREE(&l->worklist);
    VEC_FREE(&l->pool);
    VEC_FREE(&l->declarations);
    map_free(&l->type_of);
    map_free(&l->file_of);
    map_free(&l->function_of);
    map_free(&l->global_of);
    map_free(&l->literal_of);
    need_free(l->need);
    if (l->target_info)
        clang_TargetInfo_dispose(l->target_info);
}

struct parsed {
    CXIndex index;
    CXTranslationUnit tu; /* NULL: there is none */
    enum CXErrorCode code;
    const char *path;
    bool threads;
};

static void parse(struct parsed *parsed, const char *const *args, size_t arg_count) {
    const size_t own = sizeof own_arguments / sizeof *own_arguments;
    VEC(const char *) all = {0};
    for (size_t i = 0; i < arg_count; i++)
        VEC_PUSH(&all, args[i]);
    for (size_t i = 0; i < own; i++)
        VEC_PUSH(&all, own_arguments[i]);
    parsed->code = clang_parseTranslationUnit2(parsed->index, parsed->path, all.at, (int)all.count,
                                               NULL, 0, CXTranslationUnit_KeepGoing, &parsed->tu);
    if (parsed->code != CXError_Success)
        parsed->tu = NULL;
    VEC_FREE(&all);
}

struct parsed *parse_file(const char *path, const char *const *args, size_t arg_count) {
    struct parsed *parsed = mem_calloc(1, sizeof *parsed);
    parsed->index = clang_createIndex(0, 0);
    parsed->path = path;
    parsed->threads = asks_for_threads(args, arg_count);
    parse(parsed, args, arg_count);
    return parsed;
}

void parsed_free(struct parsed *parsed) {
    if (!parsed)
        return;
    if (parsed->tu)
        clang_disposeTranslationUnit(parsed->tu);
    clang_disposeIndex(parsed->index);
    free(parsed);
}

struct ir_unit *lower_parsed(const struct parsed *parsed, const char *const *roots,
                             size_t root_count) {
    struct lower l = {.unit = ir_unit_new(), .tu = parsed->tu};
    l.unit->main_file = intern(l.unit->strings, parsed->path);
    l.unit->target = "";
    l.unit->threads = parsed->threads;
    if (l.tu) {
        l.main_file = clang_getFile(l.tu, parsed->path);
        read_target(&l);
        read_diagnostics(&l);
        read_definitions(&l, roots, root_count);
        clang_getInclusions(l.tu, note_file, &l); /* the unit depends on all of them */
    } else {
        add_message(&l, true, (struct ir_loc){0}, error_text(parsed->code, parsed->path));
    }
    finish_unit(&l);
    free_lower(&l);
    return l.unit;
}
