#include "yaml_tree.h"

#include <string.h>
#include <yaml.h>

enum { DEEPEST = 16 };

/* A list or map that is not at its end yet. */
struct open_value {
    struct yaml_value *value;
    struct yaml_value **end; /* where the next one is hung in */
    bool expects_key;
};

struct tree_reader {
    struct arena *arena;
    const char *bytes;
    size_t length;
    size_t at, index;        /* the byte and the number of the character that was last looked for */
    struct yaml_place place; /* of it */
    struct open_value open[DEEPEST];
    unsigned depth;
    const struct yaml_value **root;
    unsigned documents;
    struct yaml_fault *fault;
};

static void start_over(struct tree_reader *reader) {
    bool has_mark = reader->length >= 3 && memcmp(reader->bytes, "\xEF\xBB\xBF", 3) == 0;
    reader->at = has_mark ? 3 : 0; /* a byte order mark, which is no column */
    reader->index = has_mark;
    reader->place = (struct yaml_place){1, 1};
}

static bool continues_character(const struct tree_reader *reader) {
    return reader->at < reader->length && ((unsigned char)reader->bytes[reader->at] & 0xC0) == 0x80;
}

/* The place of the character with the number INDEX. Marks come in order, so this is fast. */
static struct yaml_place place_of(struct tree_reader *reader, size_t index) {
    if (index < reader->index)
        start_over(reader);
    while (reader->index < index && reader->at < reader->length) {
        bool ends_line = reader->bytes[reader->at] == '\n';
        do {
            reader->at++;
            reader->place.column++;
        } while (continues_character(reader));
        reader->index++;
        if (ends_line)
            reader->place = (struct yaml_place){reader->place.line + 1, 1};
    }
    return reader->place;
}

/* The place of byte number OFFSET. */
static struct yaml_place place_of_byte(const struct tree_reader *reader, size_t offset) {
    struct yaml_place place = {1, 1};
    for (size_t i = 0; i < offset && i < reader->length; i++) {
        place.column++;
        if (reader->bytes[i] == '\n')
            place = (struct yaml_place){place.line + 1, 1};
    }
    return place;
}

static bool fail(struct tree_reader *reader, const yaml_mark_t *mark, const char *what) {
    reader->fault->place = place_of(reader, mark->index);
    text_puts(&reader->fault->what, what);
    return false;
}

/* Libyaml's own complaint. */
static void explain(struct tree_reader *reader, const yaml_parser_t *parser) {
    struct yaml_fault *fault = reader->fault;
    if (parser->error == YAML_READER_ERROR)
        fault->place = place_of_byte(reader, parser->problem_offset);
    else
        fault->place = place_of(reader, parser->problem_mark.index);
    if (parser->error == YAML_MEMORY_ERROR)
        text_puts(&fault->what, "out of memory");
    else if (parser->error == YAML_READER_ERROR)
        text_printf(&fault->what, "is not UTF-8 text: %s", parser->problem);
    else
        text_printf(&fault->what, "is not YAML: %s%s%s", parser->problem,
                    parser->context ? " " : "", parser->context ? parser->context : "");
}

/* Hangs a new value into the innermost open one. */
static struct yaml_value *add(struct tree_reader *reader, enum yaml_kind kind,
                              const yaml_mark_t *mark) {
    struct yaml_value *value = ARENA_NEW(reader->arena, struct yaml_value);
    value->kind = kind;
    value->place = place_of(reader, mark->index);
    if (reader->depth == 0) {
        *reader->root = value;
        return value;
    }
    struct open_value *open = &reader->open[reader->depth - 1];
    *open->end = value;
    open->end = &value->next;
    open->expects_key = open->value->kind == YAML_MAP && !open->expects_key;
    return value;
}

static bool expects_key(const struct tree_reader *reader) {
    return reader->depth > 0 && reader->open[reader->depth - 1].expects_key;
}

static bool open_value(struct tree_reader *reader, enum yaml_kind kind, const yaml_mark_t *mark) {
    if (expects_key(reader))
        return fail(reader, mark, "a key must be a word");
    if (reader->depth == DEEPEST)
        return fail(reader, mark, "is nested too deeply");
    struct yaml_value *value = add(reader, kind, mark);
    reader->open[reader->depth++] = (struct open_value){value, &value->first, kind == YAML_MAP};
    return true;
}

static bool add_text(struct tree_reader *reader, const yaml_event_t *event) {
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (memchr(text, '\0', length))
        return fail(reader, &event->start_mark, "holds a NUL character");
    add(reader, YAML_TEXT, &event->start_mark)->text = arena_strndup(reader->arena, text, length);
    return true;
}

static bool take(struct tree_reader *reader, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return reader->documents++ == 0 ||
               fail(reader, &event->start_mark, "a second document begins here");
    case YAML_ALIAS_EVENT:
        return fail(reader, &event->start_mark, "aliases are not supported");
    case YAML_SCALAR_EVENT:
        return add_text(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_value(reader, YAML_LIST, &event->start_mark);
    case YAML_MAPPING_START_EVENT:
        return open_value(reader, YAML_MAP, &event->start_mark);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        reader->depth--;
        return true;
    default:
        return true;
    }
}

static bool take_all(struct tree_reader *reader, yaml_parser_t *parser) {
    yaml_event_t event;
    bool ends, good;
    do {
        if (!yaml_parser_parse(parser, &event)) {
            explain(reader, parser);
            return false;
        }
        ends = event.type == YAML_STREAM_END_EVENT;
        good = take(reader, &event);
        yaml_event_delete(&event);
    } while (good && !ends);
    return good;
}

bool yaml_read(struct arena *arena, const char *bytes, size_t length,
               const struct yaml_value **value, struct yaml_fault *fault) {
    struct tree_reader reader = {
        .arena = arena, .bytes = bytes, .length = length, .root = value, .fault = fault};
    yaml_parser_t parser;
    *value = NULL;
    *fault = (struct yaml_fault){0};
    start_over(&reader);
    if (!yaml_parser_initialize(&parser)) {
        text_puts(&fault->what, "out of memory");
        return false;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    bool good = take_all(&reader, &parser);
    yaml_parser_delete(&parser);
    return good;
}
