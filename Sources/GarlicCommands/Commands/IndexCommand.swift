// search index PATH… -o FILE: how is an index made and kept up to date?

import ArgumentParser
import Garlic

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Index files and folders into one index file.",
    discussion: """
      Reads plain text, Markdown, HTML and JSON lines: {"id": …, "title": …, "body": …}. The members \
      'lang', 'category' and 'date' become fields; other strings are added to the body and are tags, \
      as in tag:"name=value". A document replaces the document with the same id. All changes are one commit.
      """)

  @Argument(help: "Files and folders to index.", completion: .file())
  var paths: [String]

  @Option(name: [.customShort("o"), .long], help: "The index file.", completion: .file())
  var output: String

  @Flag(help: "Replace an existing index instead of updating it.")
  var fresh = false

  @Option(help: "Number of threads; 0 for the number of processors.")
  var threads = 0

  @Option(help: "Memory for new documents before they are written as a segment, in MB.")
  var memory = 128

  @OptionGroup var files: EncodingOption

  @OptionGroup var analysis: AnalyzerOptions

  func validate() throws {
    if paths.isEmpty { throw ValidationError("Name the files or folders to index.") }
    if threads < 0 {
      throw ValidationError(
        "--threads \(threads): use a number above 0, or 0 for the number of processors.")
    }
    if !(1...1_000_000).contains(memory) {
      throw ValidationError("--memory \(memory): use a number from 1 to 1000000.")
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
