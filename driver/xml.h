/* XML from text of strangers. */
#ifndef VFL_DRIVER_XML_H
#define VFL_DRIVER_XML_H

#include "base/text.h"

/* Appends STRING as it is printed on a terminal, with XML's own characters escaped: right as
 * content and in an attribute's quotes. */
void xml_text(struct text *out, const char *string);

/* Appends ' NAME="VALUE"'. */
void xml_attribute(struct text *out, const char *name, const char *value);
void xml_number(struct text *out, const char *name, unsigned long value);

#endif
