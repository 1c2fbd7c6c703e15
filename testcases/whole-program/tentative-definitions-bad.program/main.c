/* Both files define it, as C before gcc 10 let them: it is one variable. */
int shared_state;

int run(char **argv);

int main(int argc, char **argv) {
    (void)argc;
    return run(argv + 1) ? shared_state : 2;
}
