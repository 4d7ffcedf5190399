// Where does the next page of hits begin?

import GarlicText

/// A cursor for paging: the position of a hit among all hits of a search.
///
/// Pages that are walked so are, put together, the hits of one search with a large limit, and each takes the
/// time and memory of its own hits and not of those before. A cursor belongs to one commit of an index, one
/// query and one set of options; as text it can be handed to a browser and back.
public struct SearchCursor: Sendable, Hashable, LosslessStringConvertible {
  /// The commit's number, and the checksum of its manifest.
  let sequence: UInt64
  let checksum: UInt32
  /// Hits up to this one, itself included: of all, and of its stage.
  let rank: Int
  let stageRank: Int
  /// Whether it is among those that match in part and follow those that match.
  let isSecondStage: Bool
  let score: Double
  /// Its number in the snapshot.
  ///
  /// Where the hit is in another shard, a number before or after all documents of the snapshot: of equal hits, those
  /// of earlier shards come first.
  let document: Int

  static let beforeAllDocuments = -1
  static let afterAllDocuments = 1 << 40
  /// What it is sorted by; empty for relevance.
  let values: [SortValue]

  init(
    sequence: UInt64, checksum: UInt32, rank: Int, stageRank: Int, isSecondStage: Bool,
    score: Double, document: Int, values: [SortValue] = []
  ) {
    self.values = values
    self.sequence = sequence
    self.checksum = checksum
    self.rank = rank
    self.stageRank = stageRank
    self.isSecondStage = isSecondStage
    self.score = score
    self.document = document
  }

  /// Reads a cursor that was written as text; nil when the text is none.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 7 || parts.count == 8, parts[4] == "1" || parts[4] == "2",
      let sequence = UInt64(parts[0]), let checksum = UInt32(parts[1], radix: 16),
      let rank = Int(parts[2]), let stageRank = Int(parts[3]), rank >= stageRank, stageRank > 0,
      let score = UInt64(parts[5], radix: 16).map({ Double(bitPattern: $0) }), score.isFinite,
      let document = parts[6] == "first" ? Self.beforeAllDocuments : Int(parts[6]),
      document >= Self.beforeAllDocuments
    else { return nil }
    var values: [SortValue] = []
    if parts.count == 8 {
      for part in parts[7].split(separator: ".", omittingEmptySubsequences: false) {
        guard let value = SortValue(encoded: part) else { return nil }
        values.append(value)
      }
    }
    self.values = values
    self.sequence = sequence
    self.checksum = checksum
    self.rank = rank
    self.stageRank = stageRank
    isSecondStage = parts[4] == "2"
    self.score = score
    self.document = document
  }

  /// The cursor as text: letters, digits, hyphens and dots.
  public var description: String {
    let stage = isSecondStage ? 2 : 1
    return "\(sequence)-\(String(hexadecimal: checksum, digits: 8))-\(rank)-\(stageRank)-\(stage)-"
      + String(score.bitPattern, radix: 16)
      + (document == Self.beforeAllDocuments ? "-first" : "-\(document)")
      + (values.isEmpty ? "" : "-" + values.map(\.encoded).joined(separator: "."))
  }
}
