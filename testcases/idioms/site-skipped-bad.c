/* Not every round of the loop makes a child: in some the server answers itself, with what the
 * child would do in others. The child whose exec fails says so through stdio, or goes on into the
 * next round. */
#include <stdio.h>
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
            perror(argv[0]); // want vfork-unsafe-call "'perror'"
            _exit(127);
        }
        answer(connection);
        close(connection);
    } while (go_on);
}

void serve_on(char **argv) {
    do {
        printf("waiting\n");
        int connection = next_connection();
        pid_t pid = 0;
        if (want_program)
            pid = vfork();
        if (pid)
            continue;
        dup2(connection, 0);
        execv(argv[0], argv); // want vfork-fallthrough "goes on from here" note "calls 'printf'"
    } while (go_on);
}
