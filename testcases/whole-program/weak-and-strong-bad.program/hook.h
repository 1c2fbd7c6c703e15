void on_failure(int status);
