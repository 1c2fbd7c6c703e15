#include "lower/locations.h"

#include <ctype.h>
#include <string.h>

/* clang finds "x.h" beside "main.c" as "./x.h"; its other names for that have no dot. */
static const char *take_path(struct lower *l, CXFile file) {
    const char *path = take_string(l, clang_getFileName(file));
    if (strcmp(path, l->unit->main_file) == 0)
        return path;
    while (strncmp(path, "./", 2) == 0 && path[2] && path[2] != '/')
        path += 2;
    return path;
}

/* Whether a line of FILE may be a #line, as compilers write it or as preprocessors do. */
static bool holds_line_marks(struct lower *l, CXFile file) {
    size_t size = 0;
    const char *at = clang_getFileContents(l->tu, file, &size), *end = at ? at + size : at;
    while (at && (at = memchr(at, '#', (size_t)(end - at)))) {
        for (at++; at < end && (*at == ' ' || *at == '\t'); at++)
            ;
        if (at < end && (isdigit((unsigned char)*at) ||
                         ((size_t)(end - at) > 4 && strncmp(at, "line", 4) == 0)))
            return true;
    }
    return false;
}

/* A preprocessed file is no system's, though parts of it are. */
static bool is_system_file(struct lower *l, CXFile file, CXSourceLocation location) {
    return file != l->main_file && clang_Location_isInSystemHeader(location);
}

static uint32_t add_file(struct lower *l, CXFile file, CXSourceLocation location) {
    uint32_t index = (uint32_t)l->files.count;
    struct ir_file entry = {.path = take_path(l, file),
                            .is_system = is_system_file(l, file, location)};
    VEC_PUSH(&l->files, entry);
    VEC_PUSH(&l->line_marks, LINE_MARKS_UNKNOWN);
    map_put(&l->file_of, file, index);
    return index;
}

/* The index of FILE, which LOCATION is in. */
static uint32_t file_index(struct lower *l, CXFile file, CXSourceLocation location) {
    if (file != l->last_file) {
        uint32_t index = map_get(&l->file_of, file);
        l->last_file_index = index == MAP_NONE ? add_file(l, file, location) : index;
        l->last_file = file;
    }
    return l->last_file_index;
}

/* libclang looks at all files to make a location of an offset. */
uint32_t file_index_at(struct lower *l, CXFile file, unsigned offset) {
    uint32_t index = map_get(&l->file_of, file);
    return index == MAP_NONE ? add_file(l, file, clang_getLocationForOffset(l->tu, file, offset))
                             : index;
}

static bool is_word_char(char c) {
    return isalnum((unsigned char)c) || c == '_' || c == '$';
}

static const char *word_in_file(struct lower *l, CXFile file, unsigned offset) {
    size_t size = 0;
    const char *text = file ? clang_getFileContents(l->tu, file, &size) : NULL;
    if (!text || offset >= size)
        return "";
    size_t end = offset;
    while (end < size && is_word_char(text[end]))
        end++;
    return intern_n(l->unit->strings, text + offset, end - offset);
}

/* libclang marks a location inside a macro's expansion by this bit of its encoding. It only saves
 * the comparison below for the many that are not. */
static bool may_be_in_macro(CXSourceLocation location) {
    return location.int_data >> 31;
}

/* Sets what LOC, OFFSET bytes into FILE, says of macros. */
static void set_macro(struct lower *l, struct ir_loc *loc, CXSourceLocation location, CXFile file,
                      unsigned offset) {
    CXFile spelled_file;
    unsigned spelled_line, spelled_offset;
    clang_getSpellingLocation(location, &spelled_file, &spelled_line, NULL, &spelled_offset);
    if (spelled_file == file && spelled_offset == offset)
        return; /* written out as a macro's argument */
    const char *word = word_in_file(l, file, offset);
    if (!*word)
        return;
    loc->macro = word;
    if (spelled_file) { /* else it is pasted together, or from a command line */
        loc->macro_file = file_index_at(l, spelled_file, spelled_offset);
        loc->macro_line = spelled_line;
    }
}

/* Notes what #line calls the line of LOC, where LOCATION is. */
static void note_presumed(struct lower *l, const struct ir_loc *loc, CXFile file) {
    CXSourceLocation plain = clang_getLocation(l->tu, file, loc->line, loc->column);
    CXString name;
    unsigned line;
    clang_getPresumedLocation(plain, &name, &line, NULL);
    const char *path = take_string(l, name);
    CXString own = clang_getFileName(file);
    bool differs = line != loc->line || strcmp(path, clang_getCString(own)) != 0;
    clang_disposeString(own);
    if (differs && *path && line)
        VEC_PUSH(&l->presumed, ((struct ir_presumed){loc->file, loc->line, path, line}));
}

static bool is_noted(const struct lower *l, const struct ir_loc *loc) {
    if (!l->presumed.count)
        return false;
    const struct ir_presumed *last = &l->presumed.at[l->presumed.count - 1];
    return last->file == loc->file && last->line == loc->line;
}

/* The text of most headers is never asked about. */
static bool has_line_marks(struct lower *l, uint32_t index, CXFile file) {
    if (l->line_marks.at[index] == LINE_MARKS_UNKNOWN)
        l->line_marks.at[index] = holds_line_marks(l, file) ? LINE_MARKS_SOME : LINE_MARKS_NONE;
    return l->line_marks.at[index] == LINE_MARKS_SOME;
}

static struct ir_loc compute_loc(struct lower *l, CXSourceLocation location) {
    CXFile file;
    unsigned line, column, offset;
    clang_getFileLocation(location, &file, &line, &column, &offset);
    if (!file)
        return (struct ir_loc){0};
    struct ir_loc loc = {.file = file_index(l, file, location), .line = line, .column = column};
    if (has_line_marks(l, loc.file, file) && !is_noted(l, &loc))
        note_presumed(l, &loc, file);
    if (may_be_in_macro(location))
        set_macro(l, &loc, location, file, offset);
    return loc;
}

/* Nested expressions begin and end at the same places, and a line's number takes a search. */
struct ir_loc loc_at(struct lower *l, CXSourceLocation location) {
    struct recent_loc *recent = &l->recent_locs[location.int_data % RECENT_LOCS];
    if (location.int_data == 0)
        return (struct ir_loc){0};
    if (recent->location != location.int_data) {
        recent->loc = compute_loc(l, location);
        recent->location = location.int_data;
    }
    return recent->loc;
}

struct ir_loc loc_of_reference(struct lower *l, CXCursor cursor, const char *name) {
    struct ir_loc loc = loc_at(l, clang_getCursorLocation(cursor));
    if (loc.macro || loc.line == 0)
        return loc_of(l, cursor);
    loc.begin_column = loc.column;
    loc.end_column = loc.column + (uint32_t)strlen(name);
    return loc;
}

struct ir_loc loc_of(struct lower *l, CXCursor cursor) {
    CXSourceRange range = clang_getCursorExtent(cursor);
    struct ir_loc loc = loc_at(l, clang_getRangeStart(range));
    struct ir_loc end = loc_at(l, clang_getRangeEnd(range));
    if (end.line == loc.line && end.file == loc.file && end.column > loc.column) {
        loc.begin_column = loc.column;
        loc.end_column = end.column;
    }
    return loc;
}

struct ir_loc loc_of_end(struct lower *l, CXCursor cursor) {
    struct ir_loc loc = loc_at(l, clang_getRangeEnd(clang_getCursorExtent(cursor)));
    if (loc.column > 1)
        loc.column--;
    loc.begin_column = loc.column;
    loc.end_column = loc.column + 1;
    return loc;
}

struct ir_loc loc_of_name(struct lower *l, CXCursor cursor) {
    struct ir_loc loc = loc_at(l, clang_getCursorLocation(cursor));
    CXString name = clang_getCursorSpelling(cursor);
    const char *text = clang_getCString(name);
    if (text && loc.line && !loc.macro) {
        loc.begin_column = loc.column;
        loc.end_column = loc.column + (uint32_t)strlen(text);
    }
    clang_disposeString(name);
    return loc;
}

bool in_main_file(struct lower *l, CXCursor cursor) {
    CXFile file;
    clang_getExpansionLocation(clang_getCursorLocation(cursor), &file, NULL, NULL, NULL);
    return file && file == l->main_file;
}

const char *word_at(struct lower *l, CXCursor cursor) {
    CXFile file;
    unsigned offset;
    CXSourceLocation start = clang_getRangeStart(clang_getCursorExtent(cursor));
    clang_getSpellingLocation(start, &file, NULL, NULL, &offset);
    return word_in_file(l, file, offset);
}
