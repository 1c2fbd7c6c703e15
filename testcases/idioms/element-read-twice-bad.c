/* Between the looks an element is written, which may be the first. */
#include <stdlib.h>
#include <unistd.h>

const char *next_word(void);
int list_files(const char **words);

pid_t start(int count) {
    const char *words[16];

    for (int i = 0; i < count && i < 16; i++)
        words[i] = next_word();
    int no_program = words[0] == NULL;
    if (count > 0)
        words[count - 1] = NULL;
    pid_t pid = no_program ? fork() : vfork();
    if (pid == 0) {
        if (words[0] == NULL)
            exit(list_files(words)); // want vfork-exit "calls 'exit'" note@-3 "starts here"
        execl(words[0], words[0], (char *)NULL);
        _exit(127);
    }
    return pid;
}
