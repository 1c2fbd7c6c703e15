/* Files that are installed with the program. */
#ifndef VFL_DRIVER_INSTALLED_H
#define VFL_DRIVER_INSTALLED_H

/* The path of RELATIVE as seen from the directory of the running program, for free(3), if access(2)
 * grants MODE there; else NULL. */
char *installed_file(const char *relative, int mode);

#endif
