/* In which encodings could these bytes be? */
#include "icu_shims.h"
#include <unicode/ucsdet.h>
#include <string.h>

int32_t icu_detect_encodings(const uint8_t *bytes, int32_t length, icu_encoding_guess *guesses,
                             int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&code);
  int32_t found = 0, written = 0;
  ucsdet_setText(detector, (const char *)bytes, length, &code);
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &code);
  for (int32_t index = 0; U_SUCCESS(code) && index < found && written < capacity; index++) {
    const char *name = ucsdet_getName(matches[index], &code);
    int32_t confidence = ucsdet_getConfidence(matches[index], &code);
    if (U_FAILURE(code) || strlen(name) >= sizeof guesses[written].name) continue;
    strcpy(guesses[written].name, name);
    guesses[written].confidence = confidence;
    written++;
  }
  ucsdet_close(detector);
  *status = code;
  return written;
}
