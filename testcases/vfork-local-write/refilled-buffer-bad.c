/* The parent reads what it has filled in itself. */
#include <string.h>
#include <unistd.h>

int run(char **v, int i) {
    char name[20] = "x";
    if (vfork() == 0) {
        strcpy(name, "tmp"); // want vfork-local-write "name"
        execv(name, v);
        _exit(1);
    }
    return name[0];
}
