#!/usr/bin/env python3
"""What does an index say, read from the page about its format alone?

Usage: read_index.py FILE terms      every term of every field with its documents
       read_index.py FILE documents  every live document with its id and values
       read_index.py FILE fields     the name, kind and analysis of every field
       read_index.py FILE check      all checksums and totals

Standard library only; stored documents need the `zstd` command. Terms come one a line, with tabs
between the segment, the field, the term in hexadecimal, as text, and its documents, each as
`number:frequency` or, where the term keeps them, `number:frequency@position,position…`; deleted ones
too. Documents come one a line, as a JSON array: the id, the stored values, the values of the columns,
the script (0 neither, 1 simplified, 2 traditional, 3 Han, 4 Japanese, 5 Korean, 6 alphabetic).
"""
import json
import struct
import subprocess
import sys

KINDS = {0: "removed", 1: "text", 2: "keyword", 3: "integer", 4: "double", 5: "date"}
TERM_INDEX, POSTINGS, NORMS = 1, 3, 4
STORED_BLOCKS, STORED_INDEX, IDS, ID_ORDER, NUMBERS, TERM_BLOCKS, SCRIPTS, TOTALS = 5, 6, 7, 8, 9, 10, 11, 12
COLUMN = 13

MASK = (1 << 64) - 1

TABLE = []
for _byte in range(256):
    for _ in range(8):
        _byte = _byte >> 1 ^ (0x82F63B78 if _byte & 1 else 0)
    TABLE.append(_byte)


class Damage(Exception):
    """The file is not as the page says."""


def crc32c(data):
    value = 0xFFFFFFFF
    for byte in data:
        value = TABLE[(value ^ byte) & 255] ^ value >> 8
    return value ^ 0xFFFFFFFF


def mix(number):
    number = number + 0x9E3779B97F4A7C15 & MASK
    number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9 & MASK
    number = (number ^ number >> 27) * 0x94D049BB133111EB & MASK
    return number ^ number >> 31


def hash_of(data):
    value = mix(int.from_bytes(data[:8].ljust(8, b"\0"), "big") ^ len(data) * 0x9E3779B97F4A7C15 & MASK)
    for at in range(8, len(data), 8):
        value = mix(value ^ int.from_bytes(data[at:at + 8].ljust(8, b"\0"), "big"))
    return value


class Reader:
    """Integers one after the other."""

    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def take(self, count):
        if count > len(self.data) - self.at:
            raise Damage(f"{count} bytes wanted at {self.at} of {len(self.data)}")
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, layout):
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)))[0]

    def u8(self):
        return self.number("B")

    def u32(self):
        return self.number("I")

    def varint(self):
        value = shift = 0
        while True:
            byte = self.u8()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def blob(self):
        return self.take(self.varint())

    def string(self):
        return self.blob().decode()


class Bits:
    """A bit stream: each byte from its lowest bit on."""

    def __init__(self, data, at=0):
        self.data, self.at = data, at * 8

    def bits(self, count):
        value = 0
        for i in range(count):
            value |= (self.data[self.at >> 3] >> (self.at & 7) & 1) << i
            self.at += 1
        return value

    def rice(self, k):
        zeros = 0
        while not self.bits(1):
            zeros += 1
        return self.bits(32) if zeros == 24 else zeros << k | self.bits(k)

    def gamma(self):
        zeros = 0
        while not self.bits(1):
            zeros += 1
        return 1 << zeros | self.bits(zeros)

    def next_byte(self):
        return (self.at + 7) // 8


def length_of_norm(code):
    if code < 40:
        return code
    s = code - 38
    return (8 + s % 8) << (2 + s // 8)


class Segment:
    """One segment: its directory, and its sections as bytes."""

    def __init__(self, index, record):
        data, self.index, self.record = index.data, index, record
        start, end = record["start"], record["start"] + record["length"]
        directory = data[end:end + record["directory length"]]
        index.compare("directory", directory, record["checksum"])
        reader = Reader(directory)
        magic = reader.u32()
        if magic not in (0x52475347, 0x33475347):
            raise Damage("the directory has another magic number")
        self.version = 3 if magic == 0x33475347 else 2
        self.documents = reader.varint()
        self.fields = []
        for _ in range(reader.varint()):
            self.fields.append((reader.varint(), reader.varint(), reader.number("d")))
            if magic == 0x33475347:
                reader.number("d")
                reader.u8()
        self.sections = {}
        for _ in range(reader.varint()):
            kind, field, offset, length = reader.u8(), reader.u8(), reader.varint(), reader.varint()
            section = data[start + offset:start + offset + length]
            if len(section) != length or offset + length > record["length"]:
                raise Damage(f"section {kind} lies outside the segment")
            for block in range(0, length, 65536):
                index.compare(
                    f"section {kind} of field {field}", section[block:block + 65536], reader.u32())
            self.sections[kind, field] = section
        self.deleted = set()
        for at, length, checksum, count in record["tombstones"]:
            content = data[at:at + length]
            index.compare("tombstones", content, checksum)
            reader, document = Reader(content), 0
            if reader.varint() != count:
                raise Damage("a list of deleted documents has another number")
            for _ in range(count):
                document += reader.varint()
                self.deleted.add(document)

    def terms(self, field):
        """Each term of a field: its bytes, and its documents as (number, frequency, positions)."""
        index = Reader(self.sections.get((TERM_INDEX, field), b""))
        if not index.data:
            return
        terms, blocks = index.number("Q"), index.u32()
        index.u32()
        prefixes = [index.number("Q") for _ in range(blocks)]
        lists = [index.number("Q") for _ in range(blocks)]
        offsets = [index.u32() for _ in range(blocks)]
        content = self.sections[TERM_BLOCKS, field]
        seen = 0
        for block in range(blocks):
            end = offsets[block + 1] if block + 1 < blocks else len(content)
            part = content[offsets[block]:end]
            count = 0
            for term, postings in self.block(part, field, lists[block]):
                if count == 0 and prefixes[block] != int.from_bytes(term[:8].ljust(8, b"\0"), "big"):
                    raise Damage(f"block {block} begins with another term")
                count += 1
                yield term, postings
            if count > 64:
                raise Damage(f"{count} terms in block {block}")
            seen += count
        if seen != terms:
            raise Damage(f"{seen} terms where {terms} were promised")

    def block(self, content, field, place):
        """The terms of a block, whose lists begin at `place`."""
        bits = Bits(content)
        keyed, count = bits.bits(1), bits.bits(6) + 1
        k_position, k_length, k_gap = bits.bits(5), bits.bits(5), bits.bits(5)
        width = max(self.documents - 1, 0).bit_length()
        term, key = b"", 0
        for number in range(count):
            if keyed:
                key = bits.bits(32) if number == 0 else self.next_key(bits, key, k_gap)
                term = chr(key >> 16).encode("utf-8", "surrogatepass")
                if key & 0xFFFF:
                    term += chr(key & 0xFFFF).encode("utf-8", "surrogatepass")
            else:
                shared, added = bits.rice(2), bits.rice(2)
                term = term[:shared] + bytes(bits.bits(8) for _ in range(added))
            has_positions = self.index.keeps_positions(field, term)
            df = bits.gamma()
            if df == 1:
                document, tf = bits.bits(width), bits.gamma()
                positions, position = [], 0
                for _ in range(tf if has_positions else 0):
                    position += bits.rice(k_position)
                    positions.append(position)
                yield term, [(document, tf, positions)]
            else:
                length = bits.rice(k_length)
                data = self.sections[POSTINGS, field][place:place + length]
                place += length
                yield term, self.postings(data, df, field, has_positions)
        if bits.next_byte() != len(content):
            raise Damage("a block is longer than its terms")

    @staticmethod
    def next_key(bits, key, k_gap):
        if key & 0xFFFF:
            gap = bits.rice(k_gap)
            if gap:
                return key + gap
        elif bits.bits(1):
            return key | bits.bits(16)
        first = (key >> 16) + bits.rice(5) + 1
        return first << 16 | (bits.bits(16) if bits.bits(1) else 0)

    def positions(self, bits, document, tf, field):
        gap = length_of_norm(self.sections[NORMS, field][document]) // (tf + 1)
        k = 0 if gap < 2 else gap.bit_length() - 1
        found, position = [], 0
        for _ in range(tf):
            position += bits.rice(k)
            found.append(position)
        return found

    @staticmethod
    def short(data, at, count, before):
        """Documents and frequencies of a short list or tail, and the stream after them."""
        bits = Bits(data, at)
        k_gap, k_tf, document = bits.bits(5), bits.bits(3), before
        found = []
        for _ in range(count):
            document += bits.rice(k_gap) + 1
            found.append((document, bits.rice(k_tf) + 1))
        return found, bits

    @staticmethod
    def packed(reader):
        """A packed block of 128 numbers."""
        width, exceptions = reader.u8(), reader.u8()
        words = reader.take(16 * width)
        numbers = []
        for i in range(128):
            lane = i % 4
            stream = Bits(b"".join(words[16 * w + 4 * lane:16 * w + 4 * lane + 4] for w in range(width)))
            stream.at = i // 4 * width
            numbers.append(stream.bits(width))
        for _ in range(exceptions):
            at = reader.u8()
            numbers[at] |= reader.varint() << width
        return numbers

    def postings(self, data, df, field, has_positions):
        if df < 128:
            found, bits = self.short(data, 0, df, -1)
            return [
                (doc, tf, self.positions(bits, doc, tf, field) if has_positions else [])
                for doc, tf in found]
        blocks = (df + 127) // 128
        table = Reader(data, 8)
        positions_at = table.u32()
        last = [table.u32() for _ in range(blocks)]
        starts = [table.u32() for _ in range(blocks)]
        places = [table.u32() for _ in range(blocks)] if has_positions else []
        table.take(2 * blocks)
        found, before = [], -1
        for block in range(blocks):
            count = min(128, df - 128 * block)
            at = table.at + starts[block]
            if count == 128:
                reader = Reader(data, at)
                gaps, more = self.packed(reader), self.packed(reader)
                part = []
                for gap, tf in zip(gaps, more):
                    before += gap + 1
                    part.append((before, tf + 1))
            else:
                part, _ = self.short(data, at, count, before)
            before = part[-1][0]
            if before != last[block]:
                raise Damage(f"block {block} ends with {before}, not {last[block]}")
            place = positions_at + places[block] if has_positions else 0
            bits = Bits(data, place + (6 if count == 128 else 0))
            begin = bits.at
            for i, (doc, tf) in enumerate(part):
                if has_positions and count == 128 and i in (32, 64, 96):
                    skip = struct.unpack_from("<H", data, place + 2 * (i // 32 - 1))[0]
                    if skip not in (65535, bits.at - begin):
                        raise Damage(f"positions of document {i} begin at {bits.at - begin}, not {skip}")
                found.append((doc, tf, self.positions(bits, doc, tf, field) if has_positions else []))
        return found

    def ids(self):
        reader = Reader(self.sections[IDS, 255])
        count = reader.u32()
        groups = [reader.u32() for _ in range((count + 15) // 16)]
        ids, name = [], b""
        for document in range(count):
            if document % 16 == 0:
                reader.at, name = groups[document // 16], b""
            shared, added = reader.varint(), reader.varint()
            name = name[:shared] + reader.take(added)
            ids.append(name.decode())
        order = Bits(self.sections[ID_ORDER, 255])
        width = order.bits(8)
        found = [order.bits(width) for _ in range(count)]
        if found != sorted(range(count), key=lambda d: (crc32c(ids[d].encode()), d)):
            raise Damage("the ids are in another order")
        return ids

    def column(self, field, sortable=False):
        """The values of each document. Sortable ones are integers, as the column has them."""
        kind = self.index.fields[field]["kind"]
        column = self.read_column(field)
        if kind == "keyword":
            terms = [(term.decode(), [p[0] for p in found]) for term, found in self.terms(field)]
            listed = [[] for _ in range(self.documents)]
            for ordinal, (_, documents) in enumerate(terms):
                for document in documents:
                    listed[document].append(ordinal)
            if column is not None and column != listed:
                raise Damage(f"the ordinals of field {field} are not those of its postings")
            return listed if sortable else [[terms[o][0] for o in ordinals] for ordinals in listed]
        if column is None:
            column = [[] if n is None else [n] for n in self.numbers(field)]
        if kind == "double" and not sortable:
            column = [[self.double(n) for n in numbers] for numbers in column]
        return column

    def read_column(self, field):
        section = self.sections.get((COLUMN, field))
        if section is None:
            return None
        documents, having, count, presence, several, width, start_width = struct.unpack_from("<IIIBBBB", section)
        least, divisor, greatest = struct.unpack_from("<qQq", section, 16)
        bits = Bits(section, 40)

        def packed(how_many, width):
            numbers = [bits.bits(width) for _ in range(how_many)]
            bits.at = (bits.at + 63) // 64 * 64
            return numbers

        if documents != self.documents:
            raise Damage(f"the column of field {field} is of {documents} documents")
        if presence == 0:
            present = list(range(documents))
        elif presence == 1:
            words = (documents + 63) // 64
            flags = [bits.bits(1) for _ in range(64 * words)]
            ranks = packed(words, 32)
            if ranks != [sum(flags[:64 * i]) for i in range(words)]:
                raise Damage(f"the ranks of field {field} are other ones")
            present = [document for document, flag in enumerate(flags) if flag]
        else:
            present = packed(having, 32)
        starts = packed(having + 1, start_width) if several else list(range(having + 1))
        values = [number * divisor + least for number in packed(count, width)]
        column = [[] for _ in range(documents)]
        for rank, document in enumerate(present):
            column[document] = values[starts[rank]:starts[rank + 1]]
            if not column[document] or column[document] != sorted(column[document]):
                raise Damage(f"the values of document {document} in field {field} are out of order")
        if len(present) != having or sum(map(len, column)) != count:
            raise Damage(f"the column of field {field} lacks values")
        if count and (min(values), max(values)) != (least, greatest):
            raise Damage(f"the column of field {field} does not hold what it says")
        if width:
            for block in range(0, documents, 128):
                bounds = bits.bits(width), bits.bits(width)
                inside = [(n - least) // divisor for numbers in column[block:block + 128] for n in numbers]
                if bounds != ((min(inside), max(inside)) if inside else ((1 << width) - 1, 0)):
                    raise Damage(f"the bounds of documents from {block} on in field {field} are other ones")
            bits.at = (bits.at + 63) // 64 * 64
        if bits.at != 8 * len(section):
            raise Damage(f"the column of field {field} is longer or shorter than it says")
        return column

    def numbers(self, field):
        """The numbers of a field as version 2 has them; None where there is none."""
        section = self.sections.get((NUMBERS, field))
        if section is None:
            return [None] * self.documents
        reader = Reader(section)
        count, width, least, greatest = reader.u32(), reader.u8(), reader.number("q"), reader.number("q")
        present = Bits(section, reader.at)
        if count != self.documents:
            raise Damage(f"the column of field {field} is of {count} documents")
        held = [present.bits(1) for _ in range(self.documents)]
        numbers = Bits(section, present.next_byte())
        column = [numbers.bits(width) + least for _ in range(self.documents)]
        column = [number if has else None for number, has in zip(column, held)]
        known = [number for number in column if number is not None]
        if known and (min(known), max(known)) != (least, greatest):
            raise Damage(f"the column of field {field} does not hold what it says")
        return column

    def scripts(self):
        """The script of each document; neither where nothing is known."""
        section = self.sections.get((SCRIPTS, 255))
        if section is None:
            return [0] * self.documents
        if self.version == 2:
            if len(section) != (self.documents + 3) // 4:
                raise Damage(f"{len(section)} bytes for the scripts of {self.documents} documents")
            bits = Bits(section)
            scripts = [bits.bits(2) for _ in range(self.documents)]
            if 3 in scripts or not any(scripts):
                raise Damage("a document is in both scripts, or all are in neither")
            return scripts
        reader = Reader(section)
        counts = [reader.varint() for _ in range(7)]
        if self.documents in counts:
            return [counts.index(self.documents)] * self.documents
        fields = reader.varint()
        lengths = [[(reader.varint(), reader.varint()) for _ in range(7)] for _ in range(fields)]
        bits = Bits(section[reader.at :])
        scripts = [bits.bits(4) for _ in range(self.documents)]
        if [scripts.count(script) for script in range(7)] != counts:
            raise Damage("the scripts do not add up")
        for field, of_scripts in enumerate(lengths):
            norms = self.sections.get((NORMS, field))
            for script, (total, documents) in enumerate(of_scripts):
                known = [
                    length_of_norm(norm)
                    for norm, of_document in zip(norms or b"", scripts)
                    if of_document == script and norm
                ]
                if norms is not None and (sum(known), len(known)) != (total, documents):
                    raise Damage(f"the lengths of field {field} do not add up")
        return scripts

    @staticmethod
    def double(number):
        if number < 0:
            number ^= 0x7FFFFFFFFFFFFFFF
        return struct.unpack("<d", struct.pack("<q", number))[0]

    def compare_totals(self):
        """Counts what the segment adds up to, and compares it with what it was written with."""
        section = self.sections.get((TOTALS, 255))
        if section is None:
            return
        reader = Reader(section)
        hashes = [hash_of(name.encode()) for name in self.ids()]
        documents, ids, scripts = reader.varint(), reader.number("Q"), reader.number("Q")
        found = (len(hashes), sum(hashes) & MASK, self.weighed(hashes, self.scripts()))
        if (documents, ids, scripts) != found:
            raise Damage("the documents are not those of the totals")
        count = reader.varint()
        if count != len(self.fields):
            raise Damage("the totals are of other fields")
        for number, field in enumerate(self.index.fields[:count]):
            announced = (
                reader.varint(), reader.varint(), reader.varint(), reader.number("Q"), reader.number("Q"))
            if field["kind"] == "removed":
                continue
            if announced != self.field_totals(number, field, hashes):
                raise Damage(f"the totals of field {field['name']} are other ones")

    def field_totals(self, number, field, hashes):
        terms = postings = occurrences = checksum = 0
        for term, found in self.terms(number):
            n, d, f = len(found), sum(p[0] for p in found), sum(p[1] for p in found)
            product, positions = sum(p[0] * p[1] for p in found), sum(sum(p[2]) for p in found)
            terms, postings, occurrences = terms + 1, postings + n, occurrences + f
            checksum += (hash_of(term) | 1) * (
                n * 0x9E3779B97F4A7C15 + d * 0xC2B2AE3D27D4EB4F + f * 0x165667B19E3779F9
                + product * 0x27D4EB2F165667C5 + positions * 0x85723D5CD6E8FEB9)
        if field["kind"] in ("text", "keyword"):
            values = self.weighed(hashes, [norm + 1 for norm in self.sections[NORMS, number]])
        else:
            column = self.column(number, True)
            values = sum(
                (h | 1) * mix(value & MASK) for h, numbers in zip(hashes, column) for value in numbers)
        return terms, postings, occurrences, checksum & MASK, values & MASK

    @staticmethod
    def weighed(hashes, values):
        return sum((h | 1) * value for h, value in zip(hashes, values)) & MASK

    def stored(self):
        """The stored values of each document, by the name of the field."""
        index = self.sections.get((STORED_INDEX, 255), b"")
        blocks = self.sections.get((STORED_BLOCKS, 255), b"")
        entries = [struct.unpack_from("<IQ", index, at) for at in range(0, len(index), 12)]
        documents = []
        for number, (first, offset) in enumerate(entries):
            if first != len(documents):
                raise Damage(f"stored block {number} begins with document {first}")
            end = entries[number + 1][1] if number + 1 < len(entries) else len(blocks)
            reader = Reader(blocks[:end], offset)
            codec, count, length = reader.u8(), reader.varint(), reader.varint()
            if codec != 1:
                raise Damage(f"codec {codec}")
            raw = subprocess.run(
                ["zstd", "-d", "-c", "-q"], input=blocks[reader.at:end], stdout=subprocess.PIPE,
                check=True).stdout
            if len(raw) != length:
                raise Damage(f"{len(raw)} bytes where {length} were promised")
            reader = Reader(raw)
            lengths = [reader.varint() for _ in range(count)]
            for length in lengths:
                documents.append(self.values(Reader(reader.take(length))))
        return documents or [{}] * self.documents

    def values(self, reader):
        values = {}
        while reader.at < len(reader.data):
            field = self.index.fields[reader.u8() - 1]
            name = field["name"]
            tag = reader.u8()
            if tag == 1:
                values[name] = reader.string()
            elif tag == 2:
                values[name] = [reader.string() for _ in range(reader.varint())]
            elif tag in (3, 4):
                values[name] = reader.number("q" if tag == 3 else "d")
            elif tag in (5, 6):
                values[name] = [reader.number("q" if tag == 5 else "d") for _ in range(reader.varint())]
            else:
                raise Damage(f"tag {tag}")
            if field["kind"] == "removed":
                del values[name]
        return values


class Index:
    """The file: superblock, manifest, segments."""

    def __init__(self, data):
        self.data, self.compared = data, 0
        header = Reader(data)
        if header.take(8) != b"GARLIC\r\n" or header.u32() not in (2, 3):
            raise Damage("this is no Garlic index of version 2 or 3")
        self.compare("header", data[:12], header.u32())
        slots = [self.slot(page) for page in (4096, 8192)]
        slots = [slot for slot in slots if slot]
        if not slots:
            raise Damage("no slot is whole")
        sequence, start, length, checksum, end = max(slots)
        if len(data) < end:
            raise Damage(f"cut short: {len(data)} bytes of {end}")
        manifest = data[start:start + length]
        self.compare("manifest", manifest, checksum)
        self.sequence = sequence
        reader = Reader(manifest)
        if reader.u32() != 0x494E414D:
            raise Damage("the manifest has another magic number")
        self.fields = []
        for _ in range(reader.varint()):
            name, kind, flags = reader.string(), reader.u8(), reader.u8()
            reader.take(16)
            analysis = self.analysis(reader.blob()) if flags & 16 else {}
            self.fields.append({
                "name": name, "kind": KINDS[kind], "stored": flags & 1, "positions": flags & 2,
                "analysis": analysis})
        reader.blob()
        reader.varint()
        self.segments = []
        for _ in range(reader.varint()):
            record = {
                "name": reader.varint(), "start": reader.varint(), "length": reader.varint(),
                "directory length": reader.varint(), "checksum": reader.u32(),
                "documents": reader.varint()}
            record["tombstones"] = [
                (reader.varint(), reader.varint(), reader.u32(), reader.varint())
                for _ in range(reader.varint())]
            self.segments.append(Segment(self, record))

    def analysis(self, entry):
        """What a field says of its analysis."""
        reader, found, last = Reader(entry), {}, 0
        while reader.at < len(entry):
            item = reader.u8()
            if item <= last:
                raise Damage(f"item {item} of an analysis follows {last}")
            last = item
            if item == 1:
                found["folds"] = reader.u8()
            elif item == 2:
                kind = reader.u8()
                found["segmenter"] = reader.string() if kind == 255 else kind
            elif item == 3:
                found["bigrams"] = reader.u8()
            elif item == 4:
                found["filters"] = [reader.string() for _ in range(reader.varint())]
            elif item == 5:
                found["normalization"] = reader.u8()
            else:
                raise Damage(f"item {item} of an analysis is unknown")
        return found

    def slot(self, page):
        for copy in (page, page + 512):
            slot = self.data[copy:copy + 44]
            if len(slot) == 44 and slot[:4] == b"SLOT" and crc32c(slot[:40]) == struct.unpack_from("<I", slot, 40)[0]:
                self.compared += 1
                return struct.unpack_from("<QQIIQ", slot, 8)
        return None

    def compare(self, part, content, checksum):
        self.compared += 1
        if crc32c(content) != checksum:
            raise Damage(f"{part}: checksum {crc32c(content):08x} where {checksum:08x} was written")

    def keeps_positions(self, field, term):
        return bool(self.fields[field]["positions"]) and term[:1] != b"\x01"

    def print_terms(self):
        for segment in self.segments:
            for number, field in enumerate(self.fields):
                if field["kind"] == "removed":
                    continue
                for term, postings in segment.terms(number):
                    listed = " ".join(
                        f"{doc}:{tf}" + ("@" + ",".join(map(str, places)) if places else "")
                        for doc, tf, places in postings)
                    text = json.dumps(term.decode(errors="replace"), ensure_ascii=False)
                    name = segment.record["name"]
                    print(name, field["name"], term.hex(), text, listed, sep="\t")

    def print_documents(self):
        for segment in self.segments:
            columns = {
                field["name"]: segment.column(number) for number, field in enumerate(self.fields)
                if field["kind"] not in ("text", "removed")}
            ids, scripts = segment.ids(), segment.scripts()
            for document, values in enumerate(segment.stored()):
                if document in segment.deleted:
                    continue
                numbers = {
                    name: column[document] for name, column in columns.items()
                    if column[document]}
                listed = [ids[document], values, numbers, scripts[document]]
                print(json.dumps(listed, ensure_ascii=False))


def main():
    path, action = sys.argv[1:]
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        index = Index(open(path, "rb").read())
        if action == "terms":
            index.print_terms()
        elif action == "documents":
            index.print_documents()
        elif action == "fields":
            for field in index.fields:
                print(field["name"], field["kind"], json.dumps(field["analysis"]))
        elif action == "check":
            for segment in index.segments:
                segment.compare_totals()
            print(f"{index.compared} checksums are right")
        else:
            sys.exit(__doc__)
    except Damage as damage:
        sys.exit(f"{path}: {damage}")


if __name__ == "__main__":
    main()
