/* What is the CRC-32C of these bytes? (Castagnoli polynomial, reflected 0x82F63B78; RFC 3720 B.4.) */
#ifndef CHECKSUM_H
#define CHECKSUM_H
#include <stdint.h>

/* Continues `crc` (0 to begin) over `length` bytes. The check value of "123456789" is 0xE3069283. */
uint32_t checksum_crc32c(uint32_t crc, const void *_Nullable bytes, uint64_t length);

/* The same by table alone, for comparison in tests and for processors without the instruction. */
uint32_t checksum_crc32c_portable(uint32_t crc, const void *_Nullable bytes, uint64_t length);

#endif
