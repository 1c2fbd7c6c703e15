int start_worker(void);
