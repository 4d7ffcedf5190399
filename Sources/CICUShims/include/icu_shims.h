/* What does Garlic need of ICU? This surface, and nothing else: no header of ICU reaches Swift, because
   Clang merges ICU's enums across modules and Foundation brings an ICU of another version. */
#ifndef ICU_SHIMS_H
#define ICU_SHIMS_H
#include <stdbool.h>
#include <stdint.h>

/* Every `status` is a UErrorCode: above zero is a failure, and icu_status_name gives its name. */
const char *_Nonnull icu_status_name(int32_t status);

/* Versions of the running library, as "72.1" and "15.0". `text` holds at least 20 bytes. */
void icu_library_version(char *_Nonnull text);
void icu_unicode_version(char *_Nonnull text);

/* --- Word break iterator ------------------------------------------------------------------- */

typedef struct icu_breaker icu_breaker;
icu_breaker *_Nullable icu_breaker_open(int32_t *_Nonnull status);
void icu_breaker_close(icu_breaker *_Nullable breaker);
/* Points the iterator at `length` UTF-16 units, which must stay in place until the next call. */
void icu_breaker_set_text(icu_breaker *_Nonnull breaker, const uint16_t *_Nonnull text,
                          int32_t length, int32_t *_Nonnull status);
/* Writes the next boundaries (the end of each segment); fewer than `capacity` means: no more. */
int32_t icu_breaker_next(icu_breaker *_Nonnull breaker, int32_t *_Nonnull ends, int32_t capacity);

/* --- Properties of characters -------------------------------------------------------------- */

enum icu_word_break {
  ICU_WB_OTHER = 0,
  ICU_WB_ALETTER = 1,
  ICU_WB_FORMAT = 2,
  ICU_WB_KATAKANA = 3,
  ICU_WB_MIDLETTER = 4,
  ICU_WB_MIDNUM = 5,
  ICU_WB_NUMERIC = 6,
  ICU_WB_EXTENDNUMLET = 7,
  ICU_WB_CR = 8,
  ICU_WB_EXTEND = 9,
  ICU_WB_LF = 10,
  ICU_WB_MIDNUMLET = 11,
  ICU_WB_NEWLINE = 12,
  ICU_WB_REGIONAL_INDICATOR = 13,
  ICU_WB_HEBREW_LETTER = 14,
  ICU_WB_SINGLE_QUOTE = 15,
  ICU_WB_DOUBLE_QUOTE = 16,
  ICU_WB_ZWJ = 21,
  ICU_WB_WSEGSPACE = 22,
};

enum icu_script {
  ICU_SCRIPT_OTHER = 0,
  ICU_SCRIPT_COMMON = 1,
  ICU_SCRIPT_HAN = 2,
  ICU_SCRIPT_HIRAGANA = 3,
  ICU_SCRIPT_KATAKANA = 4,
};

enum icu_property_flags {
  ICU_EXTENDED_PICTOGRAPHIC = 1,
  ICU_COMPLEX_CONTEXT = 2,     /* Line_Break=SA: Thai, Lao, Khmer, Burmese … */
  ICU_LETTER_OR_NUMBER = 4,    /* General_Category L* or N* */
  ICU_DEFAULT_IGNORABLE = 8,
  ICU_NARROW_OR_WIDE_FORM = 16, /* East_Asian_Width F or H */
  ICU_NFKC_INERT_ALONE = 32,   /* NFKC leaves it alone, and nothing before it composes with it */
};

typedef struct icu_properties {
  uint8_t word_break;
  uint8_t script;
  uint8_t flags;
} icu_properties;

void icu_properties_fill(uint32_t first, int32_t count, icu_properties *_Nonnull out);

/* Columns of one code point in a terminal: 0, 1 or 2. */
int32_t icu_columns(uint32_t scalar);
/* Does a grapheme cluster begin at each of `length` UTF-16 units? Writes 1 or 0 (UAX #29). */
void icu_grapheme_starts(const uint16_t *_Nonnull text, int32_t length, uint8_t *_Nonnull starts,
                         int32_t *_Nonnull status);

/* --- Normalization ------------------------------------------------------------------------- */

/* Shared, never closed. */
typedef struct icu_normalizer icu_normalizer;
const icu_normalizer *_Nullable icu_normalizer_nfkc(int32_t *_Nonnull status);
const icu_normalizer *_Nullable icu_normalizer_nfkc_casefold(int32_t *_Nonnull status);
int32_t icu_normalizer_normalize(const icu_normalizer *_Nonnull normalizer,
                                 const uint16_t *_Nonnull source, int32_t length,
                                 uint16_t *_Nonnull target, int32_t capacity,
                                 int32_t *_Nonnull status);
bool icu_normalizer_has_boundary_before(const icu_normalizer *_Nonnull normalizer, uint32_t scalar);

/* The letter of which a character is composed with nonspacing marks, or else the character itself. */
uint32_t icu_base_letter(uint32_t scalar);

/* --- Data ---------------------------------------------------------------------------------- */

/* ICU's Chinese and Japanese dictionary in place, or null. Never closed: the map is the library's. */
const void *_Nullable icu_cjk_dictionary(int32_t *_Nonnull status);

/* Whether ICU's data has word rules: a status, above 0 when it has none. */
int32_t icu_find_word_rules(void);

/* ICU's own Traditional-Simplified transform of one text, in place: the reference of a table. */
int32_t icu_traditional_to_simplified(uint16_t *_Nonnull text, int32_t length, int32_t capacity,
                                      int32_t *_Nonnull status);

/* --- Encodings ----------------------------------------------------------------------------- */

/* Converts bytes of a named encoding to UTF-8. Returns the bytes that the whole result takes; when that
   is above `capacity`, call again with room. Malformed input becomes U+FFFD, counted in `replacements`. */
int64_t icu_convert_to_utf8(const char *_Nonnull encoding, const uint8_t *_Nonnull source,
                            int64_t length, uint8_t *_Nullable target, int64_t capacity,
                            int64_t *_Nonnull replacements, int32_t *_Nonnull status);

typedef struct icu_encoding_guess {
  char name[24];
  int32_t confidence; /* 0 to 100 */
} icu_encoding_guess;

/* The encodings that ICU thinks of for these bytes, the likeliest first. Returns how many it wrote. */
int32_t icu_detect_encodings(const uint8_t *_Nonnull bytes, int32_t length,
                             icu_encoding_guess *_Nonnull guesses, int32_t capacity,
                             int32_t *_Nonnull status);

#endif
