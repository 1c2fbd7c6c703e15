typedef void child_function(void *argument);

int spawn(child_function *child, void *argument);
