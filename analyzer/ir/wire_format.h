/* What the encoder and the decoder share. Private to ir.
 *
 * A unit is the magic, the string table (count, then a length and the bytes of each, in the order
 * of their first use), then the unit's fields in the order of ir.h. Numbers are LEB128 varints,
 * signed ones zigzag; a table index that may be IR_NONE and a string that may be NULL are stored
 * plus one. Booleans are packed into one number a struct. A place of the source is stored as the
 * difference to the one before it. Fields that an operation's code gives no meaning to are not
 * stored. */
#ifndef VFL_IR_WIRE_FORMAT_H
#define VFL_IR_WIRE_FORMAT_H

/* The last byte is the version: change it whenever a reader of the old form would misread. */
#define WIRE_MAGIC      "\xffVFU\r\n\x1a\x09"
#define WIRE_MAGIC_SIZE 8

/* The parts of a stored source place that differ from the one before. */
enum {
    LOC_LINE = 1 << 0,
    LOC_COLUMN = 1 << 1,
    LOC_RANGE = 1 << 2, /* begin_column, end_column */
    LOC_FILE = 1 << 3,
    LOC_MACRO = 1 << 4, /* macro, macro_file, macro_line */
    LOC_ALL = (1 << 5) - 1
};

/* A stored memory place's first number: base in the low bits, then these. */
enum {
    PLACE_BASE = 3,
    PLACE_VOLATILE = 1 << 2,
    PLACE_BITFIELD = 1 << 3,
    PLACE_OFFSET = 1 << 4,
    PLACE_INDEX = 1 << 5,
    PLACE_ALL = (1 << 6) - 1
};

/* The fewest bytes that one of each takes: a byte a field. */
enum {
    OP_MIN_BYTES = 4,
    BLOCK_MIN_BYTES = 6,
    LOCAL_MIN_BYTES = 5,
    ANNOTATION_MIN_BYTES = 2,
    FUNCTION_MIN_BYTES = 13,
    INIT_MIN_BYTES = 6,
    GLOBAL_MIN_BYTES = 9,
    OBJECT_MIN_BYTES = 1,
    FILE_MIN_BYTES = 2,
    PRESUMED_MIN_BYTES = 4,
    MESSAGE_MIN_BYTES = 3
};

#endif
