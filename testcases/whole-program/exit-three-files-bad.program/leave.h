void leave(int status);
