/* How is CRC-32C computed as fast as the processor allows? By its own instruction where it has one
   (SSE 4.2, ARMv8 CRC), chosen once at run time; by a table of eight slices elsewhere
   (Kounavis and Berry, "A Systematic Approach to Building High Performance Software-Based CRC
   Generators", ISCC 2005). */
#include "checksum.h"
#include <stddef.h>
#include <string.h>

#define POLYNOMIAL 0x82F63B78u

static uint32_t slices[8][256];

__attribute__((constructor)) static void fill_slices(void) {
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t c = i;
    for (int k = 0; k < 8; k++) c = (c & 1) ? (c >> 1) ^ POLYNOMIAL : c >> 1;
    slices[0][i] = c;
  }
  for (uint32_t i = 0; i < 256; i++)
    for (int s = 1; s < 8; s++)
      slices[s][i] = (slices[s - 1][i] >> 8) ^ slices[0][slices[s - 1][i] & 255];
}

uint32_t checksum_crc32c_portable(uint32_t crc, const void *bytes, uint64_t length) {
  const uint8_t *p = bytes;
  uint32_t c = ~crc;
  while (length >= 8) {
    uint32_t low = c ^ ((uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24);
    c = slices[7][low & 255] ^ slices[6][low >> 8 & 255] ^ slices[5][low >> 16 & 255] ^ slices[4][low >> 24] ^
        slices[3][p[4]] ^ slices[2][p[5]] ^ slices[1][p[6]] ^ slices[0][p[7]];
    p += 8;
    length -= 8;
  }
  while (length--) c = (c >> 8) ^ slices[0][(c ^ *p++) & 255];
  return ~c;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) static uint32_t by_instruction(uint32_t crc, const uint8_t *p, uint64_t length) {
  uint64_t c = (uint32_t)~crc;
  for (; length >= 8; p += 8, length -= 8) {
    uint64_t v;
    memcpy(&v, p, 8);
    c = __builtin_ia32_crc32di(c, v);
  }
  uint32_t d = (uint32_t)c;
  while (length--) d = __builtin_ia32_crc32qi(d, *p++);
  return ~d;
}
static int has_instruction(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("sse4.2");
}
#elif defined(__aarch64__) && defined(__ARM_FEATURE_CRC32)
#include <arm_acle.h>
static uint32_t by_instruction(uint32_t crc, const uint8_t *p, uint64_t length) {
  uint32_t c = ~crc;
  for (; length >= 8; p += 8, length -= 8) {
    uint64_t v;
    memcpy(&v, p, 8);
    c = __crc32cd(c, v);
  }
  while (length--) c = __crc32cb(c, *p++);
  return ~c;
}
static int has_instruction(void) { return 1; }
#else
static uint32_t by_instruction(uint32_t crc, const uint8_t *p, uint64_t length) {
  return checksum_crc32c_portable(crc, p, length);
}
static int has_instruction(void) { return 0; }
#endif

static int instruction_present;

__attribute__((constructor)) static void look_for_instruction(void) { instruction_present = has_instruction(); }

uint32_t checksum_crc32c(uint32_t crc, const void *bytes, uint64_t length) {
  return instruction_present ? by_instruction(crc, bytes, length) : checksum_crc32c_portable(crc, bytes, length);
}
