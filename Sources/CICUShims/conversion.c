/* What is this text in UTF-8, and how much of it was malformed? */
#include "icu_shims.h"
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucnv_cb.h>

/* Writes U+FFFD for what cannot be read, and counts it. */
static void replace(const void *context, UConverterToUnicodeArgs *args, const char *units,
                    int32_t length, UConverterCallbackReason reason, UErrorCode *code) {
  static const UChar replacement = 0xFFFD;
  (void)units;
  (void)length;
  if (reason > UCNV_IRREGULAR) return;
  *code = U_ZERO_ERROR;
  *(int64_t *)(uintptr_t)context += 1;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, code);
}

int64_t icu_convert_to_utf8(const char *encoding, const uint8_t *source, int64_t length,
                            uint8_t *target, int64_t capacity, int64_t *replacements,
                            int32_t *status) {
  enum { PIVOT = 4096 };
  UErrorCode code = U_ZERO_ERROR;
  *replacements = 0;
  UConverter *from = ucnv_open(encoding, &code);
  UConverter *to = ucnv_open("UTF-8", &code);
  if (U_SUCCESS(code))
    ucnv_setToUCallBack(from, replace, replacements, NULL, NULL, &code);
  UChar pivot[PIVOT], *pivot_source = pivot, *pivot_target = pivot;
  const char *in = (const char *)source, *in_end = in + length;
  char spill[PIVOT];
  int64_t written = 0;
  if (U_SUCCESS(code)) {
    UBool reset = 1;
    for (;;) {
      /* Past the capacity the result is only counted. */
      bool keeps = target != NULL && written < capacity;
      char *begin = keeps ? (char *)target + written : spill;
      char *end = keeps ? (char *)target + capacity : spill + PIVOT;
      char *out = begin;
      code = U_ZERO_ERROR;
      ucnv_convertEx(to, from, &out, end, &in, in_end, pivot, &pivot_source, &pivot_target,
                     pivot + PIVOT, reset, 1, &code);
      reset = 0;
      written += out - begin;
      if (code != U_BUFFER_OVERFLOW_ERROR) break;
    }
  }
  ucnv_close(from);
  ucnv_close(to);
  *status = U_SUCCESS(code) ? U_ZERO_ERROR : code;
  return written;
}
