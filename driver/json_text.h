/* JSON from text of strangers. */
#ifndef VFL_DRIVER_JSON_TEXT_H
#define VFL_DRIVER_JSON_TEXT_H

#include "base/text.h"

#include <jansson.h>

/* STRING as it is, but for what is no UTF-8, which JSON can't hold. */
json_t *json_text(const char *string);

/* STRING as it is printed on a terminal: it holds no control characters. */
json_t *json_safe_text(const char *string);

/* The hexadecimal digits of NUMBER. */
json_t *json_hex(unsigned long long number);

/* Appends ROOT, in ASCII, and frees it. */
void json_print(struct text *out, json_t *root);

#endif
