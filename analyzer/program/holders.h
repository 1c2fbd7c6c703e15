/* Who holds the address of a variable, or of what a call has allocated, and what is stored through
 * it. Private to program. */
#ifndef VFL_PROGRAM_HOLDERS_H
#define VFL_PROGRAM_HOLDERS_H

#include "program/walk.h"

/* Reaches what is stored through pointers in the memory that SOURCE is, as far as it is wanted. The
 * walk is not complete any more if an address gets where it is not followed. */
void holders_follow(struct walk *walk, const struct source *source);

/* Whether a call of the function copies memory from its second argument to its first. */
bool copies_memory(const struct program_function *function);

/* Whether the function returns memory that is new, and with nothing in it that a pointer could lead
 * to: malloc, or a wrapper of it. */
bool is_allocator(const struct program *program, uint32_t function);

void holders_free(struct program_maps *maps);

#endif
