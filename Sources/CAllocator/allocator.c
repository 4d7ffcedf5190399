#include "allocator.h"

#if defined(__GLIBC__) || defined(__linux__)
#include <malloc.h>
#endif

void allocator_keep_large_blocks_apart(void) {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}
