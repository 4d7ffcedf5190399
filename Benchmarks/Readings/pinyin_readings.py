#!/usr/bin/env python3
"""Makes Sources/GarlicText/Readings/PinyinTable.swift of Unihan_Readings.txt of the Unicode Character Database.

    Benchmarks/Readings/pinyin_readings.py Unihan_Readings.txt > Sources/GarlicText/Readings/PinyinTable.swift

The file is in https://www.unicode.org/Public/UCD/latest/ucd/Unihan.zip, and in the package unicode-data of
Debian. A reading is taken when it is common: the reading of kMandarin, one that kHanyuPinlu counts in texts, or
one that both dictionaries kXHC1983 and kTGHZ2013 have. Tones are left out, and u with diaeresis is v.
"""

import re
import sys
import unicodedata

FIELDS = {"kMandarin", "kHanyuPinlu", "kXHC1983", "kTGHZ2013"}


def plain(syllable):
    letters = unicodedata.normalize("NFD", syllable.lower())
    letters = letters.replace("u\u0308", "v")
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return letters if re.fullmatch("[a-z]+", letters) else None


def syllables(field, value):
    if field == "kMandarin":
        return value.split()
    if field == "kHanyuPinlu":
        return [re.sub(r"\(.*", "", part) for part in value.split()]
    return [s for part in value.split() for s in part.split(":")[1].split(",")]


def main():
    version = ""
    fields = {}
    for line in open(sys.argv[1], encoding="utf-8"):
        if line.startswith("# Unicode version:"):
            version = line.split(":")[1].strip()
        if not line.startswith("U+"):
            continue
        code, field, value = line.rstrip("\n").split("\t")
        scalar = int(code[2:], 16)
        if field in FIELDS and 0x4E00 <= scalar <= 0x9FFF:
            readings = [plain(s) for s in syllables(field, value)]
            fields.setdefault(scalar, {})[field] = [r for r in readings if r]

    characters = {}
    for scalar, known in fields.items():
        both = set(known.get("kXHC1983", [])) & set(known.get("kTGHZ2013", []))
        for reading in set(known.get("kMandarin", [])) | set(known.get("kHanyuPinlu", [])) | both:
            # Interjections such as hm and ng are no syllables that people type.
            if re.search("[aeiouv]", reading):
                characters.setdefault(reading, []).append(scalar)

    text = " ".join(
        reading + "".join(chr(c) for c in sorted(characters[reading])) for reading in sorted(characters))
    lines = [text[i:i + 90] for i in range(0, len(text), 90)]
    # A line that ended with white space would be refused.
    body = "\\\n".join("    " + line.replace(" ", "/") for line in lines)
    print(f"""// How is each Chinese character read?

/// The common readings of characters in pinyin without tones, ü as v.
///
/// Each syllable is followed by the characters that are read so; `/` ends a group. Made by
/// `Benchmarks/Readings/pinyin_readings.py` of the fields kMandarin, kHanyuPinlu, kXHC1983 and kTGHZ2013 of the Unihan database,
/// Unicode {version} (© Unicode, Inc., Unicode License v3, https://www.unicode.org/license.txt): the data is modified,
/// reduced to the readings that kMandarin or kHanyuPinlu has, or both dictionaries have.
enum PinyinTable {{
  // swift-format-ignore
  static let groups = \"\"\"
{body}
    \"\"\"
}}""")


main()
