#include "lower/types.h"

#include <string.h>

static bool is_signed_kind(enum CXTypeKind kind) {
    switch (kind) {
    case CXType_Char_S:
    case CXType_SChar:
    case CXType_Short:
    case CXType_Int:
    case CXType_Long:
    case CXType_LongLong:
    case CXType_Int128:
        return true;
    default:
        return false;
    }
}

static bool is_integer_kind(enum CXTypeKind kind) {
    switch (kind) {
    case CXType_Bool:
    case CXType_Char_U:
    case CXType_UChar:
    case CXType_Char16:
    case CXType_Char32:
    case CXType_UShort:
    case CXType_UInt:
    case CXType_ULong:
    case CXType_ULongLong:
    case CXType_UInt128:
    case CXType_WChar:
        return true;
    default:
        return is_signed_kind(kind);
    }
}

static bool is_array_kind(enum CXTypeKind kind) {
    return kind == CXType_ConstantArray || kind == CXType_IncompleteArray ||
           kind == CXType_VariableArray || kind == CXType_DependentSizedArray;
}

static void fill_integer(struct type_info *info, enum CXTypeKind kind) {
    info->is_integer = is_integer_kind(kind);
    info->is_signed = is_signed_kind(kind);
    info->is_bool = kind == CXType_Bool;
    info->bits = info->is_bool ? 1 : (uint16_t)(info->size * 8);
}

static void fill_record(struct type_info *info) {
    info->is_record = true;
    CXCursor declaration = clang_getTypeDeclaration(info->canonical);
    info->is_union = declaration.kind == CXCursor_UnionDecl;
    CXString name = clang_getCursorSpelling(declaration);
    info->is_va_list_tag = strcmp(clang_getCString(name), "__va_list_tag") == 0;
    clang_disposeString(name);
}

/* _BitInt(N) has no kind of its own in libclang. */
static void fill_bit_int(struct type_info *info) {
    if (info->size >= 1 && info->size <= 8) {
        CXString spelling = clang_getTypeSpelling(info->canonical);
        const char *text = clang_getCString(spelling);
        const char *unsigned_word = text ? strstr(text, "unsigned") : NULL;
        if (text && strstr(text, "_BitInt(")) {
            info->is_integer = true;
            info->is_signed = !unsigned_word;
            info->bits = (uint16_t)(info->size * 8);
        }
        clang_disposeString(spelling);
    }
}

/* libclang only spells the attribute. */
static void fill_function(struct type_info *info) {
    CXString spelling = clang_getTypeSpelling(info->canonical);
    const char *text = clang_getCString(spelling);
    static const char attribute[] = " __attribute__((noreturn))"; /* behind the parameters */
    size_t length = text ? strlen(text) : 0;
    info->is_function = true;
    info->is_noreturn = length >= sizeof attribute - 1 &&
                        strcmp(text + length - (sizeof attribute - 1), attribute) == 0;
    clang_disposeString(spelling);
}

static void fill_kind(struct type_info *info) {
    switch (info->kind) {
    case CXType_Pointer:
    case CXType_BlockPointer:
    case CXType_NullPtr:
        info->is_pointer = true;
        info->bits = (uint16_t)(info->size * 8);
        break;
    case CXType_Enum:
        fill_integer(info, clang_getCanonicalType(clang_getEnumDeclIntegerType(
                                                      clang_getTypeDeclaration(info->canonical)))
                               .kind);
        break;
    case CXType_Record:
        fill_record(info);
        break;
    case CXType_FunctionProto:
    case CXType_FunctionNoProto:
        fill_function(info);
        break;
    case CXType_Void:
        info->is_void = true;
        break;
    case CXType_Unexposed:
        fill_bit_int(info);
        break;
    default:
        info->is_array = is_array_kind(info->kind);
        if (is_integer_kind(info->kind))
            fill_integer(info, info->kind);
    }
}

/* libclang crashes when it is asked for the size of clang's placeholder types, which builtin
 * functions have before they are called: "<builtin fn type>". */
static bool is_placeholder(CXType canonical) {
    if (canonical.kind != CXType_Unexposed)
        return false;
    CXString string = clang_getTypeSpelling(canonical);
    const char *spelling = clang_getCString(string);
    bool is = spelling && spelling[0] == '<';
    clang_disposeString(string);
    return is;
}

static bool has_size(CXType canonical) {
    return canonical.kind != CXType_Void && canonical.kind != CXType_FunctionProto &&
           canonical.kind != CXType_FunctionNoProto && !is_placeholder(canonical);
}

static struct type_info make_type_info(CXType type) {
    CXType canonical = clang_getCanonicalType(type);
    struct type_info info = {.is_volatile = clang_isVolatileQualifiedType(canonical) != 0,
                             .is_const = clang_isConstQualifiedType(canonical) != 0};
    if (canonical.kind == CXType_Atomic)
        canonical = clang_getCanonicalType(clang_Type_getValueType(canonical));
    info.canonical = canonical;
    info.kind = canonical.kind;
    if (has_size(canonical)) {
        long long size = clang_Type_getSizeOf(canonical);
        info.size = size > 0 ? (uint64_t)size : 0;
    }
    fill_kind(&info);
    return info;
}

struct type_info type_info(struct lower *l, CXType type) {
    if (!type.data[0])
        return (struct type_info){.canonical = type, .kind = type.kind};
    uint32_t index = map_get(&l->type_of, type.data[0]);
    if (index != MAP_NONE)
        return l->types.at[index];
    struct type_info info = make_type_info(type);
    map_put(&l->type_of, type.data[0], (uint32_t)l->types.count);
    VEC_PUSH(&l->types, info);
    return info;
}

struct type_info pointer_type(struct lower *l) {
    uint16_t bits = (uint16_t)clang_TargetInfo_getPointerWidth(
        l->target_info ? l->target_info
                       : (l->target_info = clang_getTranslationUnitTargetInfo(l->tu)));
    return (struct type_info){
        .kind = CXType_Pointer, .is_pointer = true, .bits = bits, .size = bits / 8u};
}

struct type_info int_type(struct lower *l) {
    (void)l;
    return (struct type_info){
        .kind = CXType_Int, .is_integer = true, .is_signed = true, .bits = 32, .size = 4};
}

struct type_info value_type(struct lower *l, CXCursor cursor) {
    struct type_info info = type_info(l, clang_getCursorType(cursor));
    if (!info.is_array && !info.is_function)
        return info;
    struct type_info pointer = pointer_type(l);
    pointer.canonical = info.canonical;
    return pointer;
}

struct type_info element_type(struct lower *l, const struct type_info *type) {
    CXType canonical = type->canonical;
    if (canonical.kind == CXType_Pointer || canonical.kind == CXType_BlockPointer)
        return type_info(l, clang_getPointeeType(canonical));
    if (is_array_kind(canonical.kind))
        return type_info(l, clang_getArrayElementType(canonical));
    if (canonical.kind == CXType_FunctionProto || canonical.kind == CXType_FunctionNoProto)
        return type_info(l, canonical);
    return (struct type_info){0};
}
