#include "json_text.h"

#include "base/memory.h"
#include "printable.h"

#include <stdlib.h>

static json_t *take(struct text *text) {
    json_t *string = json_stringn(text->at, text->length);
    text_free(text);
    return string;
}

json_t *json_text(const char *string) {
    struct text text = {0};
    print_utf8(&text, string);
    return take(&text);
}

json_t *json_safe_text(const char *string) {
    struct text text = {0};
    text_puts(&text, "");
    print_safely(&text, string);
    return take(&text);
}

json_t *json_hex(unsigned long long number) {
    struct text text = {0};
    text_printf(&text, "%016llx", number);
    return take(&text);
}

static int append(const char *bytes, size_t length, void *out) {
    text_add(out, bytes, length);
    return 0;
}

void json_print(struct text *out, json_t *root) {
    json_dump_callback(root, append, out, JSON_INDENT(2) | JSON_ENSURE_ASCII);
    text_puts(out, "\n");
    json_decref(root);
}
