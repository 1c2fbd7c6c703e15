void set_up(void (*leave)(int));
void leave(int status);

void (*leaver)(int);

void set_up(void (*leave)(int)) {
    leaver = leave;
}

void leave(int status) {
    leaver(status); // want vfork-exit "calls 'exit'"
}
