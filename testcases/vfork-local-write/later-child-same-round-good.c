/* No value comes from an earlier round: what a child reads, it or its parent wrote in this one, whatever the conditions. */
#include <string.h>
#include <unistd.h>

extern int verbose;
extern char *name_of(int);
extern int next(void);

int serve(char **a) {
    char *host, *peer = peer;
    int conn;
    while ((conn = next()) >= 0) {
        if (!verbose)
            host = name_of(conn);
        if (vfork() == 0) {
            if (verbose)
                host = peer = name_of(conn);
            write(2, host, strlen(host));
            if (verbose)
                write(2, peer, strlen(peer));
            execv(a[0], a);
            _exit(127);
        }
    }
    return 0;
}
