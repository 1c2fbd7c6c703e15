/* Helpers around libclang's cursors and strings. */
#include "lower/state.h"

const char *take_string(struct lower *l, CXString string) {
    const char *kept = intern(l->unit->strings, clang_getCString(string));
    clang_disposeString(string);
    return kept;
}

static enum CXChildVisitResult collect(CXCursor cursor, CXCursor parent, CXClientData data) {
    struct lower *l = data;
    (void)parent;
    VEC_PUSH(&l->pool, cursor);
    return CXChildVisit_Continue;
}

struct kids kids_of(struct lower *l, CXCursor cursor) {
    struct kids kids = {.base = l->pool.count};
    clang_visitChildren(cursor, collect, l);
    kids.count = l->pool.count - kids.base;
    return kids;
}

void kids_drop(struct lower *l, struct kids kids) {
    l->pool.count = kids.base;
}

static enum CXChildVisitResult take_first(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    *(CXCursor *)data = cursor;
    return CXChildVisit_Break;
}

CXCursor only_kid(struct lower *l, CXCursor cursor) {
    CXCursor first = clang_getNullCursor();
    (void)l;
    clang_visitChildren(cursor, take_first, &first);
    return first;
}

CXCursor without_parens(struct lower *l, CXCursor cursor) {
    while (cursor.kind == CXCursor_ParenExpr ||
           (cursor.kind == CXCursor_UnaryOperator &&
            clang_getCursorUnaryOperatorKind(cursor) == CXUnaryOperator_Extension)) {
        CXCursor inner = only_kid(l, cursor);
        if (clang_Cursor_isNull(inner))
            break;
        cursor = inner;
    }
    return cursor;
}
