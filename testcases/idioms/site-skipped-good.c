/* Not every round of the loop makes a child: in some the server answers itself, with what the
 * child would do in others. Code that cannot be seen may change what decides. */
#include <sys/types.h>
#include <unistd.h>

extern int want_program, go_on;
int next_connection(void);
void answer(int connection);

void serve(char **argv) {
    do {
        int connection = next_connection();
        pid_t pid = 0;
        if (want_program)
            pid = vfork();
        if (pid) {
            close(connection);
            continue;
        }
        if (want_program) {
            dup2(connection, 0);
            execv(argv[0], argv);
            _exit(127);
        }
        answer(connection);
        close(connection);
    } while (go_on);
}
