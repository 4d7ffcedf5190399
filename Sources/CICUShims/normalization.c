/* What is the normal form of this text, and where may it be cut? */
#include "icu_shims.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utrans.h>

const icu_normalizer *icu_normalizer_nfkc(int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCInstance(&code);
  *status = code;
  return U_SUCCESS(code) ? (const icu_normalizer *)normalizer : NULL;
}

const icu_normalizer *icu_normalizer_nfkc_casefold(int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&code);
  *status = code;
  return U_SUCCESS(code) ? (const icu_normalizer *)normalizer : NULL;
}

int32_t icu_normalizer_normalize(const icu_normalizer *normalizer, const uint16_t *source,
                                 int32_t length, uint16_t *target, int32_t capacity,
                                 int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t result = unorm2_normalize((const UNormalizer2 *)normalizer, (const UChar *)source, length,
                                    (UChar *)target, capacity, &code);
  *status = code == U_BUFFER_OVERFLOW_ERROR ? U_ZERO_ERROR : code;
  return result;
}

bool icu_normalizer_has_boundary_before(const icu_normalizer *normalizer, uint32_t scalar) {
  return unorm2_hasBoundaryBefore((const UNormalizer2 *)normalizer, (UChar32)scalar) != 0;
}

uint32_t icu_base_letter(uint32_t scalar) {
  enum { LONGEST = 8 };
  UErrorCode code = U_ZERO_ERROR;
  UChar parts[LONGEST];
  const UNormalizer2 *normalizer = unorm2_getNFCInstance(&code);
  if (U_FAILURE(code)) return scalar;
  int32_t length =
      unorm2_getDecomposition(normalizer, (UChar32)scalar, parts, LONGEST, &code);
  if (U_FAILURE(code) || length <= 0) return scalar;
  int32_t at = 0;
  UChar32 base, mark;
  U16_NEXT(parts, at, length, base);
  while (at < length) {
    U16_NEXT(parts, at, length, mark);
    if (u_charType(mark) != U_NON_SPACING_MARK) return scalar;
  }
  return (uint32_t)base;
}

int32_t icu_traditional_to_simplified(uint16_t *text, int32_t length, int32_t capacity,
                                      int32_t *status) {
  static const UChar id[] = u"Traditional-Simplified";
  UErrorCode code = U_ZERO_ERROR;
  UTransliterator *transform = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
  int32_t limit = length;
  if (U_SUCCESS(code))
    utrans_transUChars(transform, (UChar *)text, &length, capacity, 0, &limit, &code);
  utrans_close(transform);
  *status = code;
  return length;
}
