/* What kind of character is this? ICU's properties in our own numbers. */
#include "icu_shims.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>
#include <unicode/utypes.h>

#define SAME(ours, theirs) _Static_assert((int)(ours) == (int)(theirs), #ours)
SAME(ICU_WB_OTHER, U_WB_OTHER);
SAME(ICU_WB_ALETTER, U_WB_ALETTER);
SAME(ICU_WB_FORMAT, U_WB_FORMAT);
SAME(ICU_WB_KATAKANA, U_WB_KATAKANA);
SAME(ICU_WB_MIDLETTER, U_WB_MIDLETTER);
SAME(ICU_WB_MIDNUM, U_WB_MIDNUM);
SAME(ICU_WB_NUMERIC, U_WB_NUMERIC);
SAME(ICU_WB_EXTENDNUMLET, U_WB_EXTENDNUMLET);
SAME(ICU_WB_CR, U_WB_CR);
SAME(ICU_WB_EXTEND, U_WB_EXTEND);
SAME(ICU_WB_LF, U_WB_LF);
SAME(ICU_WB_MIDNUMLET, U_WB_MIDNUMLET);
SAME(ICU_WB_NEWLINE, U_WB_NEWLINE);
SAME(ICU_WB_REGIONAL_INDICATOR, U_WB_REGIONAL_INDICATOR);
SAME(ICU_WB_HEBREW_LETTER, U_WB_HEBREW_LETTER);
SAME(ICU_WB_SINGLE_QUOTE, U_WB_SINGLE_QUOTE);
SAME(ICU_WB_DOUBLE_QUOTE, U_WB_DOUBLE_QUOTE);
SAME(ICU_WB_ZWJ, U_WB_ZWJ);
SAME(ICU_WB_WSEGSPACE, U_WB_WSEGSPACE);

const char *icu_status_name(int32_t status) { return u_errorName((UErrorCode)status); }

static void write_version(const UVersionInfo version, char *text) {
  char full[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, full);
  int length = 0;
  for (; full[length] != 0 && length < 19; length++) text[length] = full[length];
  text[length] = 0;
}

void icu_library_version(char *text) {
  UVersionInfo version;
  u_getVersion(version);
  write_version(version, text);
}

void icu_unicode_version(char *text) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  write_version(version, text);
}

static uint8_t script_of(UChar32 c) {
  UErrorCode code = U_ZERO_ERROR;
  switch (uscript_getScript(c, &code)) {
    case USCRIPT_COMMON: return ICU_SCRIPT_COMMON;
    case USCRIPT_HAN: return ICU_SCRIPT_HAN;
    case USCRIPT_HIRAGANA: return ICU_SCRIPT_HIRAGANA;
    case USCRIPT_KATAKANA: return ICU_SCRIPT_KATAKANA;
    default: return ICU_SCRIPT_OTHER;
  }
}

/* True when NFKC keeps the character and nothing that precedes it composes with it. What follows may
   still compose with it; that is found when the follower is met. */
static bool stands_alone(const UNormalizer2 *nfkc, UChar32 c) {
  if (nfkc == NULL || c < 0x300) return c < 0xA0;
  UChar raw[32];
  UErrorCode code = U_ZERO_ERROR;
  /* Most characters never change and never meet others, which is the quickest to ask. */
  if (unorm2_isInert(nfkc, c)) return true;
  if (unorm2_hasBoundaryBefore(nfkc, c) == 0) return false;
  /* A Hangul syllable decomposes and composes back to itself. */
  if (c >= 0xAC00 && c <= 0xD7A3) return true;
  if (unorm2_getRawDecomposition(nfkc, c, raw, 32, &code) < 0) return true;
  /* A canonical composite may be its own normal form: ask. */
  UChar source[2], target[32];
  int32_t length = 0;
  if (c < 0x10000) {
    source[length++] = (UChar)c;
  } else {
    source[length++] = (UChar)(0xD7C0 + (c >> 10));
    source[length++] = (UChar)(0xDC00 + (c & 0x3FF));
  }
  code = U_ZERO_ERROR;
  int32_t normal = unorm2_normalize(nfkc, source, length, target, 32, &code);
  return U_SUCCESS(code) && normal == length && target[0] == source[0] &&
         (length == 1 || target[1] == source[1]);
}

void icu_properties_fill(uint32_t first, int32_t count, icu_properties *out) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&code);
  for (int32_t i = 0; i < count; i++) {
    UChar32 c = (UChar32)first + i;
    out[i].word_break = (uint8_t)u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
    out[i].script = script_of(c);
    uint8_t flags = 0;
    if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) flags |= ICU_EXTENDED_PICTOGRAPHIC;
    if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT)
      flags |= ICU_COMPLEX_CONTEXT;
    if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0) flags |= ICU_LETTER_OR_NUMBER;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) flags |= ICU_DEFAULT_IGNORABLE;
    int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    if (width == U_EA_FULLWIDTH || width == U_EA_HALFWIDTH) flags |= ICU_NARROW_OR_WIDE_FORM;
    if (stands_alone(nfkc, c)) flags |= ICU_NFKC_INERT_ALONE;
    out[i].flags = flags;
  }
}

int32_t icu_columns(uint32_t scalar) {
  UChar32 c = (UChar32)scalar;
  int8_t category = u_charType(c);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
      category == U_FORMAT_CHAR || category == U_CONTROL_CHAR)
    return 0;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return 0;
  /* Medial vowels and final consonants of conjoining Hangul stand inside the syllable's cell. */
  int32_t hangul = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (hangul == U_HST_VOWEL_JAMO || hangul == U_HST_TRAILING_JAMO) return 0;
  int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  if (width == U_EA_FULLWIDTH || width == U_EA_WIDE) return 2;
  return u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) ? 2 : 1;
}
