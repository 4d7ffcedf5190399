/* How is CRC-32C computed as fast as the processor allows? By its own instruction where it has one
   (SSE 4.2, ARMv8 CRC), chosen once at run time; by a table of eight slices elsewhere
   (Kounavis and Berry, "A Systematic Approach to Building High Performance Software-Based CRC
   Generators", ISCC 2005). As the instruction has to wait three cycles for the one before, long stretches
   are computed in three lanes side by side, which a carry-less product joins (Gopal et al., "Fast CRC
   Computation for iSCSI Polynomial Using CRC32 Instruction", Intel 2011). */
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
#include <immintrin.h>

__attribute__((target("sse4.2"))) static uint64_t add_words(uint64_t c, const uint8_t *p, uint64_t length) {
  for (; length >= 8; p += 8, length -= 8) {
    uint64_t v;
    memcpy(&v, p, 8);
    c = __builtin_ia32_crc32di(c, v);
  }
  return c;
}

/* Adds three times `lane` bytes, `lane` a multiple of 8. `once` and `twice` are x^(8 lane - 33) and
   x^(16 lane - 33) modulo the polynomial, reflected: what a lane is multiplied with for the bytes behind it. */
__attribute__((target("sse4.2,pclmul"))) static uint64_t add_lanes(uint64_t c, const uint8_t *p, uint64_t lane,
                                                                    uint32_t once, uint32_t twice) {
  uint64_t first = c, second = 0, third = 0;
  for (const uint8_t *end = p + lane; p < end; p += 8) {
    uint64_t u, v, w;
    memcpy(&u, p, 8);
    memcpy(&v, p + lane, 8);
    memcpy(&w, p + 2 * lane, 8);
    first = __builtin_ia32_crc32di(first, u);
    second = __builtin_ia32_crc32di(second, v);
    third = __builtin_ia32_crc32di(third, w);
  }
  __m128i product = _mm_xor_si128(
      _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)first), _mm_cvtsi64_si128(twice), 0),
      _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)second), _mm_cvtsi64_si128(once), 0));
  return __builtin_ia32_crc32di(0, (uint64_t)_mm_cvtsi128_si64(product)) ^ third;
}

static int lanes_present;

__attribute__((target("sse4.2"))) static uint32_t by_instruction(uint32_t crc, const uint8_t *p, uint64_t length) {
  uint64_t c = (uint32_t)~crc;
  if (lanes_present) {
    for (; length >= 3 * 2048; p += 3 * 2048, length -= 3 * 2048) c = add_lanes(c, p, 2048, 0xa51b6135, 0x82f89c77);
    for (; length >= 3 * 256; p += 3 * 256, length -= 3 * 256) c = add_lanes(c, p, 256, 0xb9e02b86, 0xdd7e3b0c);
  }
  c = add_words(c, p, length);
  p += length & ~(uint64_t)7;
  uint32_t d = (uint32_t)c;
  for (length &= 7; length > 0; length--) d = __builtin_ia32_crc32qi(d, *p++);
  return ~d;
}
static int has_instruction(void) {
  __builtin_cpu_init();
  lanes_present = __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul");
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
