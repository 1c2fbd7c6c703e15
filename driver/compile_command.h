/* A command line of a build: what of it is the compiler, and what it says of the language. */
#ifndef VFL_DRIVER_COMPILE_COMMAND_H
#define VFL_DRIVER_COMPILE_COMMAND_H

#include "shell_words.h"

/* Appends the flags of the command line WORDS to FLAGS: without compiler wrappers (ccache,
 * distcc ...) and the compiler, whose name may add flags ("arm-linux-gnueabihf-gcc" a target,
 * "g++" a language), and with response files expanded, which are meant in DIRECTORY. The source
 * file's name stays among them. */
void compile_command_flags(struct arena *arena, const char *directory, const word_list *words,
                           word_list *flags);

/* The file behind the last -o in FLAGS, or NULL. */
const char *compile_command_output(const word_list *flags);

#endif
