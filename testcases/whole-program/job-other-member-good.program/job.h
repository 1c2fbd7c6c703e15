struct job {
    char **argv;
    int started, failed;
};

int start(struct job *job);
