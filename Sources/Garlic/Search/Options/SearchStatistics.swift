// What must a shard know of all shards, so that it scores as one index of all documents would?

import GarlicText

/// What ranking takes from a collection as a whole for one query: of a shard, or the sum of several.
///
/// Shards on several machines are searched in two rounds over any transport: each gives its statistics, their sum goes
/// back to each as ``SearchOptions/statistics``, and the answers are merged. Scores are then bit-equal to those of one
/// index of all documents.
///
/// ```swift
/// let sum = try shards.map { try $0.statistics(for: "大蒜", options) }.reduce(SearchStatistics(), +)
/// options.statistics = sum
/// let results = try SearchResults.merging(try shards.map { try $0.search("大蒜", options) })
/// ```
///
/// It holds numbers of the terms that the query can look up, and none of documents: some hundred bytes for a usual
/// query, more for an English word with many forms. It is for one query and one set of options.
public struct SearchStatistics: Codable, Sendable, Hashable {
  /// What is known of a field.
  struct FieldTotals: Codable, Sendable, Hashable {
    var name: String
    var kind: Field.Kind
    var hasPositions: Bool
    /// The analysis of its own, as a file has it; nil for none.
    var analysis: [UInt8]?
    var weight: Double
    var b: Double
    /// How many documents have it.
    var documents = 0
    /// Their lengths in ranked terms, added up.
    var length = 0
    /// The same of the documents of each script.
    var documentsByScript: [Int] = []
    var lengthsByScript: [Int] = []
  }

  /// The number of documents, deleted ones that no merge has removed yet included, as document frequencies count
  /// them too.
  public internal(set) var documentCount = 0
  /// The fields of all shards, in the order of the first.
  var fields: [FieldTotals] = []
  /// Checksums of the fingerprints of the shards' analyzers, without repetitions: one where they fit each other.
  var analyzers: [UInt32] = []
  /// How many documents are written in each script.
  var scripts: [Int] = []
  /// In how many documents of each script each term is that the query looks up, by field; fields without it are left
  /// out.
  var terms: [String: [String: [Int]]] = [:]
  /// The terms that are other forms of a word, for each word whose forms the query looks up.
  var forms: [String: [String]] = [:]
  /// How many documents of each script have any term of a pattern, by pattern and fields.
  var unions: [String: [Int]] = [:]

  /// The statistics of no documents: what sums begin with.
  public init() {}

  /// What is greater is no number of documents or of terms.
  private static let greatest = 1 << 53

  /// What is wrong with it, for the error message; nil when a search can use it.
  ///
  /// It may have come over a network.
  var fault: String? {
    var numbers = [documentCount]
    var byScript = [scripts] + unions.values + terms.values.flatMap(\.values)
    for field in fields {
      numbers += [field.documents, field.length]
      byScript += [field.documentsByScript, field.lengthsByScript]
    }
    for counts in byScript where counts.count != TextScript.allCases.count {
      return "\(counts.count) scripts where there are \(TextScript.allCases.count)"
    }
    numbers += byScript.joined()
    for number in numbers where number < 0 || number > Self.greatest {
      return "\(number) is no count"
    }
    return schema.fault
  }

  /// The fields as a schema.
  var schema: Schema {
    Schema(
      fields: fields.map {
        Field(
          name: $0.name, kind: $0.kind, weight: $0.weight, isStored: true,
          hasPositions: $0.hasPositions, b: $0.b)
      })
  }
}
