// Which titles does a segment have, and how are they looked up by what is typed?

import GarlicText

/// The titles of a segment: the different values of some of its stored text fields, folded and sorted.
///
/// Per title its bytes, 2 bytes for each folded character, 8 for each beginning of a word in it, and 17.
struct TitleTable: Sendable {
  /// The folded titles, each with a 0 after it.
  let units: [UInt16]
  /// The titles as a whole.
  let wholes: TitleStarts
  /// The words of titles but for the first ones.
  let words: TitleStarts
  private let unitStarts: [UInt32]
  private let utf8: [UInt8]
  private let utf8Starts: [UInt32]
  private let fields: [UInt8]
  /// Folded characters and documents of each, see ``TitleMatch/rank``.
  let ranks: [UInt64]
  /// The values of the column that ranks; empty without one.
  private let weights: [Int64]

  /// Longer values are not offered whole, in bytes.
  static let longest = 200
  /// Segments with more documents have no table.
  static let mostDocuments = 1 << 20

  /// Reads the titles of a segment.
  ///
  /// - Parameters:
  ///   - numbers: the fields, by their numbers in the schema.
  /// - Throws: `IndexError.corrupt` where stored values are damaged, `.analysis`.
  /// - Complexity: O(bytes stored).
  ///   - weight: the field of numbers by which titles are ranked: of several documents the greatest; nil for none.
  init(
    _ reader: SegmentReader, fields numbers: [Int], weight: Int? = nil, by analyzer: Analyzer
  ) throws(IndexError) {
    let names = numbers.map { reader.schema.fields[$0].name }
    let wanted = Set(names)
    struct Key: Hashable {
      var field: Int
      var value: String
    }
    var numbersByKey: [Key: Int] = [:]
    var keys: [Key] = []
    var documents: [UInt32] = []
    var weights: [Int64] = []
    let column = try weight.flatMap { (field) throws(IndexError) in try reader.column(field) }
    if let stored = reader.stored {
      let zstd = ZstandardDecompressor()
      for block in 0..<stored.blockCount {
        let first = stored.firstDocument(ofBlock: block)
        for (offset, record) in try stored.records(ofBlock: block, by: zstd).enumerated() {
          let found = try stored.fields(of: record, schema: reader.storedSchema, only: wanted)
          for (field, name) in zip(numbers, names) {
            guard case .string(let value)? = found[name], !value.isEmpty,
              value.utf8.count <= Self.longest
            else { continue }
            let key = Key(field: field, value: value)
            let own = column?.greatest(first + offset) ?? .min
            if let known = numbersByKey[key] {
              documents[known] += 1
              if weight != nil { weights[known] = max(weights[known], own) }
            } else {
              numbersByKey[key] = keys.count
              keys.append(key)
              documents.append(1)
              if weight != nil { weights.append(own) }
            }
          }
        }
      }
    }
    var units: [UInt16] = []
    var unitStarts: [UInt32] = []
    var utf8: [UInt8] = []
    var utf8Starts: [UInt32] = []
    var wholes: [(place: UInt32, title: UInt32)] = []
    var words: [(place: UInt32, title: UInt32)] = []
    for (number, key) in keys.enumerated() {
      let folded = try FoldedTitle(key.value, by: analyzer)
      let start = UInt32(units.count)
      unitStarts.append(start)
      utf8Starts.append(UInt32(utf8.count))
      utf8 += Array(key.value.utf8)
      if !folded.units.isEmpty { wholes.append((start, UInt32(number))) }
      for word in folded.wordStarts where word > 0 {
        words.append((start + UInt32(word), UInt32(number)))
      }
      units += folded.units
      units.append(0)
    }
    unitStarts.append(UInt32(units.count))
    utf8Starts.append(UInt32(utf8.count))
    self.wholes = TitleStarts(wholes, in: units)
    self.words = TitleStarts(words, in: units)
    self.units = units
    self.unitStarts = unitStarts
    self.utf8 = utf8
    self.utf8Starts = utf8Starts
    fields = keys.map { UInt8($0.field) }
    self.weights = weights
    ranks = keys.indices.map { number in
      UInt64(unitStarts[number + 1] - unitStarts[number]) << 32
        | UInt64(UInt32.max - documents[number])
    }
  }

  var count: Int { fields.count }

  /// What the table takes, in bytes.
  var byteCount: Int {
    2 * units.count + utf8.count + 17 * count + 8 * weights.count
      + 8 * (wholes.places.count + words.places.count)
  }

  /// The title as it is stored.
  func value(_ number: Int) -> String {
    String(decoding: utf8[Int(utf8Starts[number])..<Int(utf8Starts[number + 1])], as: UTF8.self)
  }

  func weight(_ number: Int) -> Int64 { weights.isEmpty ? 0 : weights[number] }

  func field(_ number: Int) -> Int { Int(fields[number]) }

  /// The folded characters of a title.
  func length(_ number: Int) -> Int { Int(unitStarts[number + 1] - unitStarts[number]) - 1 }

  /// Where in its title a place is.
  func offset(of place: UInt32, in title: Int) -> Int { Int(place - unitStarts[title]) }
}
