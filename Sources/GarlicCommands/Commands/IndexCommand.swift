// search index PATH… -o FILE: how is an index made and kept up to date?

import ArgumentParser
import Garlic

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Index files and folders into one file.",
    discussion: """
      Understood are plain text, Markdown, HTML and JSON lines: {"id": …, "title": …, "body": …}, \
      where 'lang', 'category' and 'date' become fields of their own; other strings are added to the body \
      and are tags, as in tag:"name=value". Documents replace those of the same id, in one commit.
      """)

  @Argument(help: "Files and folders.", completion: .file())
  var paths: [String]

  @Option(name: [.customShort("o"), .long], help: "The index file.", completion: .file())
  var output: String

  @Flag(help: "Start over: nothing of an older index at this place stays.")
  var fresh = false

  @Option(help: "Threads; 0 for as many as there are processors.")
  var threads = 0

  @Option(help: "Memory for new documents before they are written out, in MB.")
  var memory = 128

  @OptionGroup var files: EncodingOption

  @OptionGroup var analysis: AnalyzerOptions

  func validate() throws {
    if paths.isEmpty { throw ValidationError("Name what to index.") }
    if threads < 0 {
      throw ValidationError("\(threads) threads are too few; 0 means all processors.")
    }
    if !(1...1_000_000).contains(memory) {
      throw ValidationError("\(memory) MB of memory: a number from 1 to 1000000 is meant.")
    }
  }

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let sources = SourceFiles(paths, on: console)
      if sources.roots.isEmpty { throw CommandFailure.failed }
      let account = try makeIndex(sources, console)
      let failures = sources.failureCount + account.failureCount
      if failures > 0 || account.malformedLines > 0 { throw CommandFailure.failed }
    }
  }

  private func makeIndex(_ sources: SourceFiles, _ console: Console) throws -> IngestAccount {
    let start = ContinuousClock.now
    var options = SearchIndex.Options()
    options.threadCount = threads
    options.memoryBudget = memory << 20
    options.lockTimeout = .seconds(2)
    let analyzer = try analysis.analyzer()
    let account: IngestAccount
    let count: Int
    if fresh, (try? FileStatus(of: output)) != nil {
      (account, count) = try SearchIndex.replace(
        output, schema: CommandSchema.schema, analyzer: analyzer, options: options
      ) { index in (try fill(index, sources, console), index.count) }
    } else {
      let index = try SearchIndex.open(
        output, schema: CommandSchema.schema, analyzer: analyzer, options: options)
      account = try fill(index, sources, console)
      count = index.count
    }
    let seconds = (ContinuousClock.now - start).seconds
    let size = (try? FileStatus(of: output).size) ?? 0
    console.note(
      """
      \(Decimal.count(account.documentCount, "document")) of \(Decimal.count(account.fileCount, "file")), \
      \(Decimal.bytes(account.byteCount)) in \(Decimal.text(seconds, digits: 1)) s \
      (\(Decimal.text(Double(account.byteCount) / 1e6 / max(seconds, 1e-9), digits: 1)) MB/s). \
      '\(output)' holds \(Decimal.count(count, "document")) in \(Decimal.bytes(size)).
      """)
    return account
  }

  private func fill(
    _ index: SearchIndex, _ sources: SourceFiles, _ console: Console
  ) throws -> IngestAccount {
    let ingest = Ingest(sources.files.map(\.file), encoding: files.encoding, on: console)
    defer { ingest.end() }
    var nameCounts: [String: Int] = [:]
    for found in sources.files { nameCounts[found.file.relativePath, default: 0] += 1 }
    try index.write { batch in
      for found in sources.files {
        // Only where two paths lead to the same name must the whole path tell them apart.
        let name = found.file.relativePath
        let id = nameCounts[name, default: 0] > 1 ? found.file.path : name
        try ingest.put(found.file, id: id, into: batch)
      }
      ingest.finishing()
    }
    // What was indexed is in the file all the same.
    do throws(IndexError) { try index.waitForMerges() } catch { console.warn(error.description) }
    return ingest.account
  }
}
