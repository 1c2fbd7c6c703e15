#include "xml.h"

#include "printable.h"

static const char *entity(char byte) {
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&apos;";
    default:
        return NULL;
    }
}

void xml_text(struct text *out, const char *string) {
    struct text safe = {0};
    text_puts(&safe, "");
    print_safely(&safe, string);
    for (const char *at = safe.at; *at; at++) {
        if (entity(*at))
            text_puts(out, entity(*at));
        else
            text_add(out, at, 1);
    }
    text_free(&safe);
}

void xml_attribute(struct text *out, const char *name, const char *value) {
    text_printf(out, " %s=\"", name);
    xml_text(out, value);
    text_puts(out, "\"");
}

void xml_number(struct text *out, const char *name, unsigned long value) {
    text_printf(out, " %s=\"%lu\"", name, value);
}
