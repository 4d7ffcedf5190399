// Which segments have their titles in memory?

import GarlicText

/// Tables of titles by segment.
///
/// All snapshots of an index share them, as a segment never changes: a commit costs the table of its own segment.
///
/// Any thread may ask for them.
final class TitleTables: Sendable {
  private struct Key: Hashable {
    /// Which reader: see ``SegmentReader/token``.
    var segment: UInt64
    var fields: [Int]
    /// The field that ranks.
    var weight: Int?
  }

  private enum State {
    case inTheMaking
    case made(TitleTable)
    /// There is none: the segment is too large or damaged.
    case none
  }

  private struct Tables {
    var states: [Key: State] = [:]
    var requests = 0
  }

  private let known = Guarded(Tables())

  /// Segments up to so many documents get their table at once, larger ones in the background.
  private let mostAtOnce: Int
  /// Tables that are kept beside those in use.
  private static let mostKept = 64

  init(mostAtOnce: Int = 1000) { self.mostAtOnce = mostAtOnce }

  /// The tables of some segments; nil while one of them is not made.
  ///
  /// From the second request on, those that are missing are made in the background: what a process asks once is
  /// not worth it.
  func tables(
    of readers: [SegmentReader], fields: [Int], weight: Int?, by analyzer: Analyzer
  ) throws(IndexError) -> [TitleTable]? {
    let keys = readers.map { Key(segment: $0.token, fields: fields, weight: weight) }
    let isRepeated = known.withLock { tables -> Bool in
      tables.requests += 1
      if tables.states.count > keys.count + Self.mostKept {
        let used = Set(keys)
        tables.states = tables.states.filter { used.contains($0.key) }
      }
      return tables.requests > 1
    }
    var found: [TitleTable] = []
    var isWhole = true
    for (reader, key) in zip(readers, keys) {
      switch known.withLock({ $0.states[key] }) {
      case .made(let table): found.append(table)
      case .inTheMaking, .some(.none): isWhole = false
      case nil:
        if reader.documentCount <= mostAtOnce {
          found.append(try make(key, reader, analyzer))
          continue
        }
        isWhole = false
        if isRepeated { makeInBackground(key, reader, analyzer) }
      }
    }
    return isWhole ? found : nil
  }

  /// Makes the tables that are missing.
  func prepare(
    _ readers: [SegmentReader], fields: [Int], weight: Int?, by analyzer: Analyzer
  ) throws(IndexError) {
    for reader in readers where reader.documentCount <= TitleTable.mostDocuments {
      let key = Key(segment: reader.token, fields: fields, weight: weight)
      if case .made = known.withLock({ $0.states[key] }) { continue }
      _ = try make(key, reader, analyzer)
    }
  }

  private func make(
    _ key: Key, _ reader: SegmentReader, _ analyzer: Analyzer
  ) throws(IndexError) -> TitleTable {
    let table = try TitleTable(reader, fields: key.fields, weight: key.weight, by: analyzer)
    known.withLock { $0.states[key] = .made(table) }
    return table
  }

  private func makeInBackground(_ key: Key, _ reader: SegmentReader, _ analyzer: Analyzer) {
    let isMine = known.withLock { tables -> Bool in
      if tables.states[key] != nil { return false }
      let isTooLarge = reader.documentCount > TitleTable.mostDocuments
      tables.states[key] = isTooLarge ? State.none : .inTheMaking
      return !isTooLarge
    }
    if !isMine { return }
    BackgroundWork.run { [self] in
      let table = try? TitleTable(reader, fields: key.fields, weight: key.weight, by: analyzer)
      // Where stored values are damaged, the search that reads them says so.
      known.withLock { $0.states[key] = table.map { .made($0) } ?? State.none }
    }
  }

  /// Bytes of memory that the tables take.
  var byteCount: Int {
    known.withLock { tables in
      tables.states.values.reduce(0) { sum, state in
        if case .made(let table) = state { return sum + table.byteCount }
        return sum
      }
    }
  }
}
