// Among which documents is a term rare, and a document long?

import GarlicText

/// What ranking needs to know of a snapshot's documents by the script that they are written in.
///
/// In an index of several languages the words of the one with the fewest documents are all rare: "how" is in few of
/// all documents, and in most of the English ones; and a document is long or short beside those of its language. So a
/// query is ranked by the statistics of the documents in its own language, as far as scripts tell languages.
final class ScriptStatistics: Sendable {
  /// How many documents are in each script, by its number.
  private let counts: [Int]
  private let documentCount: Int
  /// The sum of lengths and the documents that have one, by field and script.
  private let lengths: [[(sum: Double, documents: Double)]]
  /// The scripts of each segment; nil where it does not say.
  private let scripts: [DocumentScripts?]
  /// The counts of terms that were asked for.
  private let known = RecentEntries<Key, [Int]>(stripes: 16, places: 256)

  /// A term in a field.
  private struct Key: Equatable {
    let term: [UInt8]
    let field: Int

    var hash: UInt64 {
      FNV1a.hash(term.span, continuing: FNV1a.basis ^ UInt64(truncatingIfNeeded: field))
    }
  }

  /// As if so many more documents were in the query's language, which are as all documents are on average: of a
  /// term that none of the own documents has, and of a language with few of them, the others tell. (A Dirichlet
  /// prior, as Zhai and Lafferty 2004 smooth the language models of short documents by that of the collection.)
  private static let prior = 20.0

  /// Of so many Chinese documents one must be in the query's own script for those to be ranked among.
  private static let fewest = 16

  /// Frequencies of terms in fewer documents are counted as fast as they are looked up.
  private static let leastKnown = 64

  /// Those of all shards; nothing is known of single terms.
  init(_ all: SearchStatistics) {
    counts = all.scripts
    documentCount = counts.reduce(0, +)
    lengths = all.fields.map { field in
      zip(field.lengthsByScript, field.documentsByScript).map { (Double($0), Double($1)) }
    }
    scripts = []
  }

  /// Adds the counts to the statistics of a search.
  func record(in statistics: inout SearchStatistics) {
    statistics.scripts = counts
    for field in statistics.fields.indices {
      statistics.fields[field].documentsByScript = lengths[field].map { Int($0.documents) }
      statistics.fields[field].lengthsByScript = lengths[field].map { Int($0.sum) }
    }
  }

  /// Whether there are documents in several scripts.
  var isMixed: Bool { counts.count(where: { $0 > 0 }) > 1 }

  /// The scripts that documents are in.
  var present: TextScript.Set {
    var present = TextScript.Set()
    for script in TextScript.allCases where counts[script.number] > 0 { present.insert(script) }
    return present
  }

  /// - Complexity: O(segments · fields).
  init(_ views: [SegmentView], fields: Int) throws(IndexError) {
    var counts = TextScript.allCases.map { _ in 0 }
    var lengths = [[(sum: Double, documents: Double)]](
      repeating: counts.map { _ in (0, 0) }, count: fields)
    var all: [DocumentScripts?] = []
    for view in views {
      let scripts = try view.reader.scripts()
      for script in TextScript.allCases {
        counts[script.number] += scripts?.counts[script.number] ?? 0
      }
      if scripts == nil { counts[TextScript.neither.number] += view.reader.documentCount }
      for field in lengths.indices {
        view.reader.forEachLength(field, scripts) { (script, sum, documents) in
          lengths[field][script.number].sum += Double(sum)
          lengths[field][script.number].documents += Double(documents)
        }
      }
      all.append(scripts)
    }
    self.counts = counts
    self.lengths = lengths
    documentCount = counts.reduce(0, +)
    scripts = all
  }

  /// The scripts of the documents that a query is ranked among; nil for all, as of a query that does not tell.
  func scripts(of query: ScriptSample) -> TextScript.Set? {
    let script = query.script
    var own = script.own
    if script.isChinese {
      // Who asks in traditional characters where nearly all is in simplified ones is answered in those.
      if count(counts, own) * Self.fewest < count(counts, TextScript.chinese) {
        own.formUnion(TextScript.chinese)
      }
    }
    let count = count(counts, own)
    return count == 0 || count == documentCount ? nil : own
  }

  /// How rare something is: BM25's weight.
  ///
  /// - Parameters:
  ///   - df: in how many documents of each script it is.
  ///   - own: the scripts of the query.
  ///   - more: documents that have it, of so many that are added to those of the query's scripts.
  func idf(
    _ df: [Int], among own: TextScript.Set, more: (have: Int, of: Int) = (0, 0)
  ) -> Double {
    let share = Double(df.reduce(0, +)) / Double(documentCount)
    let documents = Double(count(counts, own) + more.of) + Self.prior
    let frequency = Double(count(df, own) + more.have) + Self.prior * share
    return Logarithm.natural(1 + (documents - frequency + 0.5) / (frequency + 0.5))
  }

  private func count(_ documents: [Int], _ own: TextScript.Set) -> Int {
    var left = own.rawValue
    var sum = 0
    while left != 0 {
      sum &+= documents[left.trailingZeroBitCount]
      left &= left &- 1
    }
    return sum
  }

  /// For each field the average length in the documents of these scripts.
  func averageLengths(in own: TextScript.Set) -> [Double] {
    lengths.map { lengths in
      let all = lengths.reduce((0.0, 0.0)) { ($0.0 + $1.sum, $0.1 + $1.documents) }
      if all.1 == 0 { return 0 }
      var sum = Self.prior * all.0 / all.1
      var documents = Self.prior
      for script in TextScript.allCases where own.contains(script) {
        sum += lengths[script.number].sum
        documents += lengths[script.number].documents
      }
      return sum / documents
    }
  }

  /// In how many documents of each script a term is.
  ///
  /// - Parameters:
  ///   - entries: what the dictionaries of the field say about the term, for each segment.
  /// - Complexity: O(1); the first time O(df) where a segment has documents of several scripts.
  func frequencies(
    of term: [UInt8], field: Int, entries: ArraySlice<TermEntry?>, _ views: [SegmentView],
    _ deadline: Deadline
  ) throws(IndexError) -> [Int] {
    let isKept = entries.reduce(0) { $0 + ($1?.df ?? 0) } >= Self.leastKnown
    let key = Key(term: term, field: field)
    if isKept, let found = known.value(of: key, hash: key.hash) { return found }
    var deadline = deadline
    var result = TextScript.allCases.map { _ in 0 }
    for (segment, entry) in entries.enumerated() {
      guard let entry else { continue }
      guard let scripts = scripts[segment], scripts.only == nil else {
        result[(scripts[segment]?.only ?? .neither).number] += entry.df
        continue
      }
      let cursor = try views[segment].reader.cursor(term, entry, field: field)
      try scripts.count(cursor, in: &result) { () throws(IndexError) in try deadline.tick() }
    }
    if isKept { known.keep(result, for: key, hash: key.hash) }
    return result
  }

  /// In how many documents of each script something is.
  ///
  /// - Parameter documents: by segment, in which documents it is.
  func frequencies(of documents: [[UInt32]]) -> [Int] {
    var result = TextScript.allCases.map { _ in 0 }
    for (segment, documents) in documents.enumerated() {
      guard let scripts = scripts[segment], scripts.only == nil else {
        result[(scripts[segment]?.only ?? .neither).number] += documents.count
        continue
      }
      for document in documents { result[scripts.number(of: Int(document))] += 1 }
    }
    return result
  }
}

extension SegmentReader {
  /// Calls `body` with the sum of a field's lengths and the documents that have one, for each script.
  ///
  /// A segment of version 2 does not say it; its documents count as of no script.
  fileprivate func forEachLength(
    _ field: Int, _ scripts: DocumentScripts?, _ body: (TextScript, UInt64, Int) -> Void
  ) {
    if let lengths = scripts?.lengths, !lengths.isEmpty {
      guard let number = filed.map({ $0.numbers[field] }) ?? field, number < lengths.count
      else { return }
      for script in TextScript.allCases {
        let known = lengths[number][script.number]
        body(script, known.sum, known.documents)
      }
      return
    }
    body(
      scripts?.only ?? .neither, directory.lengthSums[field],
      Int(directory.documentsWithField[field]))
  }
}
