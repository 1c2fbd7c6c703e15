#ifndef MARKS_H
#define MARKS_H

#if defined(__clang__)
#define VFORK_CHILD __attribute__((annotate("vforklint:child")))
#else
#define VFORK_CHILD
#endif

VFORK_CHILD void set_up(int terminal);

#endif
