// With what is the score of a document multiplied?

import GarlicText

/// The factors of a search on the scores of documents, as recency or popularity, and that of their script.
///
/// One for each segment that is searched by itself, so one thread at a time uses it.
final class ScoreFactor: @unchecked Sendable {
  private let caller: (@Sendable (String) -> Double)?
  /// By segment, from columns; empty when there are none.
  private let segments: [SegmentFactor]
  private let preference: ScriptPreference?
  /// The scripts of documents, and which of them counts less; as they are asked for often.
  private let scripts: SnapshotScripts?
  /// A bit for each script whose documents count less.
  private let strangers: UInt16
  private let snapshot: Snapshot
  /// The greatest value of the caller's factor that counts.
  private let callerLimit: Double
  /// The same for that of the columns.
  private let columnLimit: Double
  /// Whether documents that stand together have limits of their own.
  let hasBlockLimits: Bool
  /// The first error of a look-up; the search ends with it.
  private(set) var failure: IndexError?

  /// What the options and the script of a query ask for; nil when that is nothing.
  ///
  /// - Throws: `IndexError.invalidArgument` when a factor does not fit its field; `.corrupt`.
  init?(
    _ options: borrowing SearchOptions, _ preference: ScriptPreference?, _ snapshot: Snapshot
  ) throws(IndexError) {
    if options.factor == nil, options.factors.isEmpty, preference == nil { return nil }
    var segments: [SegmentFactor] = []
    if !options.factors.isEmpty {
      for view in snapshot.views {
        segments.append(try SegmentFactor(.product(options.factors), view.reader))
      }
    }
    self.segments = segments
    columnLimit = segments.map(\.limit).max() ?? 1
    hasBlockLimits = segments.contains(where: \.hasBlockLimits)
    caller = options.factor
    callerLimit = max(options.factorLimit, 0)
    self.preference = preference
    scripts = preference?.scripts
    strangers = UInt16(preference?.script.strangers.rawValue ?? 0)
    self.snapshot = snapshot
  }

  /// The greatest value; nil when no score grows at all.
  var limit: Double? {
    if caller == nil, segments.isEmpty { return nil }
    return (caller == nil ? 1 : callerLimit) * columnLimit
  }

  /// More blocks are not looked at for one limit.
  private static let mostBlocks = 64

  /// The greatest value of some documents of one segment, by their numbers in the snapshot.
  ///
  /// - Complexity: O(blocks of these documents), up to a constant: beyond, it is that of the segment.
  func limit(ofDocuments documents: ClosedRange<Int>) -> Double {
    let number = snapshot.segment(of: documents.lowerBound)
    let base = snapshot.views[number].base
    let isLong = documents.count > Self.mostBlocks * ColumnWriter.blockSize
    let ofColumns =
      isLong
      ? segments[number].limit
      : segments[number].limit(
        ofDocuments: documents.lowerBound - base...documents.upperBound - base)
    return (caller == nil ? 1 : callerLimit) * ofColumns
  }

  /// Into so many parts the documents fall, of which the one with the greatest factors is looked for.
  private static let parts = 32
  /// Parts have this many documents at least, where their segments have.
  private static let leastPart = 512
  /// So many blocks of a part stand for all of it.
  private static let samples = 4

  /// The part of a segment in which factors are greatest; nil where others have as great ones.
  ///
  /// A guess: it decides where a search begins, and not what it finds.
  func promisingPart() -> (segment: Int, documents: Range<UInt32>)? {
    let all = snapshot.views.reduce(0) { $0 + $1.reader.documentCount }
    let size = max(Self.leastPart, all / Self.parts + 1)
    if all < 4 * size { return nil }
    var best: (segment: Int, documents: Range<UInt32>, limit: Double)?
    var sum = 0.0
    for (number, view) in snapshot.views.enumerated() {
      let count = view.reader.documentCount
      for start in stride(from: 0, to: count, by: size) {
        let end = min(count, start + size)
        var limit = 0.0
        for sample in 0..<Self.samples {
          let document = start + (end - 1 - start) * sample / (Self.samples - 1)
          limit = max(limit, segments[number].limit(ofDocuments: document...document))
        }
        if best.map({ limit > $0.limit }) ?? true {
          best = (number, UInt32(start)..<UInt32(end), limit)
        }
        sum += limit * Double(end - start)
      }
    }
    // All together are to be worth less than half of what they were if each were as the best.
    guard let best, best.limit * Double(all) > 2 * sum else { return nil }
    return (best.segment, best.documents)
  }

  /// The least value.
  var least: Double {
    caller == nil && segments.isEmpty ? ScriptPreference.otherScript : 0
  }

  /// The factor of a document.
  func value(of document: Int) -> Double {
    var value = caller == nil ? 1 : callerValue(of: document)
    if !segments.isEmpty { value *= columnValue(of: document) }
    guard let scripts,
      strangers &>> UInt16(truncatingIfNeeded: scripts.number(of: document)) & 1 == 1
    else { return value }
    return value * ScriptPreference.otherScript
  }

  /// The caller's factor of a document, between 0 and the limit.
  private func callerValue(of document: Int) -> Double {
    guard let caller else { return 1 }
    do throws(IndexError) {
      let value = caller(try snapshot.id(at: document))
      return value.isNaN ? 0 : min(max(value, 0), callerLimit)
    } catch {
      failure = failure ?? error
      return 0
    }
  }

  /// The factor of a document from its columns.
  private func columnValue(of document: Int) -> Double {
    do throws(IndexError) {
      let number = snapshot.segment(of: document)
      return try segments[number].value(document - snapshot.views[number].base)
    } catch {
      failure = failure ?? error
      return 0
    }
  }

  /// What makes a document's factor, for people.
  func reason(of document: Int) -> String {
    var reasons: [String] = []
    if caller != nil {
      reasons.append("the factor of the search, \(Explanation.rounded(callerValue(of: document)))")
    }
    if !segments.isEmpty {
      reasons.append(
        "the factors from its values, \(Explanation.rounded(columnValue(of: document)))")
    }
    if let preference, preference.isOther(document) {
      reasons.append(
        "written in \(preference.scripts[document]) script and the query in \(preference.script), "
          + Explanation.rounded(ScriptPreference.otherScript))
    }
    return "multiplied: " + reasons.joined(separator: "; ")
  }
}
