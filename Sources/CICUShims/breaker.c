/* Where does ICU's own word break iterator put the boundaries? */
#include "icu_shims.h"
#include <unicode/ubrk.h>
#include <unicode/uversion.h>

#if U_ICU_VERSION_MAJOR_NUM < 70
#error "ICU 70 or newer is required"
#endif

icu_breaker *icu_breaker_open(int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  /* The word rules are the same for every locale but fi and sv, so the root locale serves all. */
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
  *status = code;
  if (U_FAILURE(code)) {
    ubrk_close(iterator);
    return NULL;
  }
  return (icu_breaker *)iterator;
}

void icu_breaker_close(icu_breaker *breaker) { ubrk_close((UBreakIterator *)breaker); }

void icu_breaker_set_text(icu_breaker *breaker, const uint16_t *text, int32_t length,
                          int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  ubrk_setText((UBreakIterator *)breaker, (const UChar *)text, length, &code);
  *status = code;
}

int32_t icu_breaker_next(icu_breaker *breaker, int32_t *ends, int32_t capacity) {
  int32_t count = 0;
  while (count < capacity) {
    int32_t end = ubrk_next((UBreakIterator *)breaker);
    if (end == UBRK_DONE) break;
    ends[count++] = end;
  }
  return count;
}

void icu_grapheme_starts(const uint16_t *text, int32_t length, uint8_t *starts, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_CHARACTER, "", (const UChar *)text, length, &code);
  for (int32_t i = 0; i < length; i++) starts[i] = 0;
  if (U_SUCCESS(code)) {
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
      if (at < length) starts[at] = 1;
    }
  }
  ubrk_close(iterator);
  *status = code;
}
