// search merge A B -o ALL: how do several indexes become one?

import ArgumentParser
import Garlic

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Put the documents of several indexes into one.",
    discussion: """
      Texts are not analyzed again. Of documents with one id that of the last index is kept. The \
      indexes stay as they are. An index that exists is added to; one durable commit.
      """)

  @Argument(
    help: "The index files; 'shards/*.garlic' in quotation marks, too.",
    completion: .file(extensions: ["garlic"]))
  var indexes: [String]

  @Option(
    name: [.customShort("o"), .long], help: "The index to write.",
    completion: .file(extensions: ["garlic"]))
  var output: String

  @Flag(help: "Join all segments into one.")
  var compact = false

  @OptionGroup var analysis: AnalyzerOptions

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let analyzer = try analysis.analyzer()
      let paths = try IndexPaths.expanded(indexes)
      let parts = try paths.map { try SearchIndex.open($0, analyzer: analyzer) }
      if try parts.contains(where: { try FileSystem.isSame($0.path, output) }) {
        throw ValidationError("-o '\(output)' is one of the indexes that are merged.")
      }
      let joined = try MultiIndex.joining(parts, sameIDs: .keepAll)
      // Segments stay as they are, unless one is asked for.
      var options = SearchIndex.Options()
      options.mergesInBackground = false
      let target = try SearchIndex.open(
        output, schema: joined.snapshot.schema, analyzer: analyzer, options: options)
      console.setStatus("Merging \(Decimal.count(parts.count, "index", "", "es"))")
      defer { console.setStatus("") }
      let (added, replaced) = try target.merge(parts.map(\.snapshot))
      if compact { try target.compact() }
      console.setStatus("")
      try console.print(
        "'\(output)': \(Decimal.count(added, "document")) of \(Decimal.count(parts.count, "index", "", "es")), \(Decimal.grouped(replaced)) replaced by later ones, \(Decimal.grouped(target.count)) now"
      )
    }
  }
}

extension FileSystem {
  /// Whether two paths lead to the same file; false when one is not there.
  static func isSame(_ a: String, _ b: String) throws -> Bool {
    guard let left = try? resolved(a), let right = try? resolved(b) else { return false }
    return left == right
  }
}
