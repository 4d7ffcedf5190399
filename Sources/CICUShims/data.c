/* Where does ICU keep its dictionary of Chinese and Japanese words, and has it its word rules? */
#include "icu_shims.h"
#include <unicode/udata.h>

/* Called once in a process. */
const void *icu_cjk_dictionary(int32_t *status) {
  /* Held for the life of the process, and seen to be held by whoever looks for leaks. */
  static UDataMemory *data;
  UErrorCode code = U_ZERO_ERROR;
  /* A path in place of a package: names no version, so every ICU from 70 up answers. */
  data = udata_open(NULL, "dict", "brkitr/cjdict", &code);
  *status = code;
  return U_SUCCESS(code) ? udata_getMemory(data) : NULL;
}

int32_t icu_find_word_rules(void) {
  UErrorCode code = U_ZERO_ERROR;
  udata_close(udata_open(NULL, "brk", "brkitr/word", &code));
  return code;
}
