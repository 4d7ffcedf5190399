/* How is the processor told what will be read soon? Swift has no word for it. */
#ifndef PREFETCH_H
#define PREFETCH_H

/* Asks for the cache line at `address` to be brought near; any address will do. */
static inline void prefetch_line(const void *_Nullable address) { __builtin_prefetch(address, 0, 3); }

#endif
