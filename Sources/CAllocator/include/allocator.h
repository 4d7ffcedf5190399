/* Where does the C library keep large blocks of memory? */
#ifndef ALLOCATOR_H
#define ALLOCATOR_H

/* Gives blocks of 1 MiB and more pages of their own for good, which go back to the system when the block is freed.

   glibc begins so, but keeps them in its heaps from the first one on that is freed: each thread that indexes then leaves
   holes as large as what it had. Without effect with other libraries. */
void allocator_keep_large_blocks_apart(void);

#endif
