// By which id is a document found that no other document has?

import Garlic
import GarlicText

/// Gives documents ids, so that none takes the place of one that comes from another file.
final class DistinctIDs {
  /// Documents of one kind of collision: how many, and the first.
  private struct Collisions {
    var count = 0
    var first = ""

    mutating func add(_ id: String) {
      if count == 0 { first = id }
      count += 1
    }
  }

  private let snapshot: Snapshot?
  /// Ids of documents in the index that are about to go.
  private let outdated: Set<String>
  private let isGiven: (String) -> Bool
  /// For a hash of each id that was given: the number of the file.
  private var taken: [UInt64: Int] = [:]

  private var files = Collisions()
  private var records = Collisions()
  private var replaced = Collisions()
  private var repeated = Collisions()

  /// - Parameters:
  ///   - snapshot: what is in the index; nil where ids begin with the paths of their files.
  ///   - outdated: ids of documents in the index that are about to go.
  ///   - isGiven: whether a path in the index is among those that are to stay.
  init(
    in snapshot: Snapshot? = nil, besides outdated: Set<String> = [],
    isGiven: @escaping (String) -> Bool = { _ in true }
  ) {
    self.snapshot = snapshot
    self.outdated = outdated
    self.isGiven = isGiven
  }

  /// An id for a document.
  ///
  /// - Parameters:
  ///   - wanted: ids that it may have, the best first; the last is one that no other file uses.
  ///   - file: the number of the file that it comes from.
  ///   - isRecord: whether the file holds several.
  func id(_ wanted: [String], file: Int, isRecord: Bool) throws(IndexError) -> String {
    for (number, id) in wanted.enumerated() {
      let isLast = number == wanted.count - 1
      let hash = ContentHash.of(id)
      if let other = taken[hash] {
        if other != file, !isLast { continue }
        repeated.add(id)
        return id
      }
      if let snapshot, !outdated.contains(id), let holder = try snapshot.document(id: id) {
        if !isLast, let path = holder[CommandSchema.file]?.text, isGiven(path) { continue }
        replaced.add(id)
      }
      taken[hash] = file
      if number > 0, isRecord { records.add(id) }
      if number > 0, !isRecord { files.add(id) }
      return id
    }
    return wanted.last ?? ""
  }

  /// Takes up a file whose id is longer than it would be if it were the only one of its name.
  func addShared(_ id: String) { files.add(id) }

  /// A line for each kind of collision.
  var messages: [String] {
    var lines: [String] = []
    if files.count > 0 {
      lines.append(
        "\(Decimal.count(files.count, "file")) \(files.count == 1 ? "has" : "have") the same path below what was named as another: \(files.count == 1 ? "its id is" : "their ids are") the whole path ('\(files.first)')"
      )
    }
    if records.count > 0 {
      lines.append(
        "\(Decimal.count(records.count, "record")) \(records.count == 1 ? "has" : "have") the id of a record in another file: \(records.count == 1 ? "its id begins" : "their ids begin") with the file's path ('\(records.first)')"
      )
    }
    if replaced.count > 0 {
      lines.append(
        "\(Decimal.count(replaced.count, "document")) in the index \(replaced.count == 1 ? "is" : "are") replaced, of the same id and from files that were not named ('\(replaced.first)')"
      )
    }
    if repeated.count > 0 {
      lines.append(
        "\(Decimal.count(repeated.count, "record")) \(repeated.count == 1 ? "repeats" : "repeat") the id of one before in the same file, and \(repeated.count == 1 ? "replaces" : "replace") it ('\(repeated.first)')"
      )
    }
    return lines
  }
}
