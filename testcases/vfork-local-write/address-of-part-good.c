/* A part of a structure is lent to be filled; nobody keeps its address. */
#include <string.h>
#include <unistd.h>

struct local { int len; union { int a; char b[12]; } u; };
extern void receive(void *);
extern void flush(void);
extern int look(void);

void run(char **a) {
    struct local l;
    for (;;) {
        l.len = 3;
        receive(&l.u);
        if (vfork() == 0) {
            l.len = look();
            execv(a[0], a);
            _exit(1);
        }
        flush();
    }
}
