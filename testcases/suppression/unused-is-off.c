void nothing(void) {} // NOLINT(vfork-exit)
