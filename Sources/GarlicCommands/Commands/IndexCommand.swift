// search index PATH… -o FILE: how is an index made and kept up to date?

import ArgumentParser
import Garlic

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Index files and folders into one index file.",
    discussion: """
      Reads plain text, Markdown, HTML and JSON lines: {"id": …, "title": …, "body": …}. The members \
      'lang', 'category' and 'date' become fields; other strings are added to the body and are tags, \
      as in tag:"name=value". The index mirrors what is named: files that have not changed are not read \
      again, and documents of files that are no longer there are taken out; those of files elsewhere stay. \
      All changes are one commit. A path of '-' is standard input, which has JSON lines: the same records make \
      the same bytes, and one with the id of an earlier one takes its place. With --watch the index is kept so \
      until Ctrl-C: changes are one commit a moment after the last of them.
      """)

  @Argument(
    help: "Files and folders to index; '-' for JSON lines on standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    name: [.customShort("o"), .long], help: "The index file.",
    completion: .file(extensions: ["garlic"]))
  var output: String

  @Flag(help: "Replace an existing index instead of updating it.")
  var fresh = false

  @Flag(
    help:
      "Make an existing index anew from what it stores, as after a change of --words or of the fields; reads no files."
  )
  var rebuild = false

  @Flag(
    help:
      "Go on and keep the index up to date as files change, until Ctrl-C. Folders are watched where the system can."
  )
  var watch = false

  @Option(
    help: ArgumentHelp(
      "With --watch: compare all files every so many seconds instead of watching folders, as for those that other machines change.",
      valueName: "seconds"))
  var poll: Int?

  @Option(help: "Number of threads; 0 for the number of processors.")
  var threads = 0

  @Option(
    help: ArgumentHelp(
      "Memory for writing new documents, in MB, some 90 MB of the program besides; a quarter is for threads, of which each but the first takes 14 MB. 152 unless set, or 56 for each processor but one where that is more.",
      valueName: "MB"))
  var memory: Int?

  @Option(
    help:
      "Files of this kind, and standard input, hold records: csv and tsv with a row of names, a document a row; json an array of objects."
  )
  var records: RecordFormat?

  @OptionGroup var files: EncodingOption

  @OptionGroup var conversion: ConversionArguments

  @OptionGroup var analysis: AnalyzerOptions

  func validate() throws {
    if rebuild {
      if !paths.isEmpty || fresh {
        throw ValidationError(
          "--rebuild takes the documents from the index itself: leave out \(fresh ? "--fresh" : "the paths")."
        )
      }
    } else if paths.isEmpty {
      throw ValidationError("Name the files or folders to index.")
    } else if paths.contains("-"), paths.count > 1 {
      throw ValidationError("'-', which is standard input, stands alone.")
    }
    if watch, rebuild || paths == ["-"] {
      throw ValidationError("--watch goes with files and folders.")
    }
    if let poll {
      if !watch { throw ValidationError("--poll goes with --watch.") }
      if !(1...86_400).contains(poll) {
        throw ValidationError("--poll \(poll): use a number from 1 to 86400.")
      }
    }
    if threads < 0 {
      throw ValidationError(
        "--threads \(threads): use a number above 0, or 0 for the number of processors.")
    }
    if let memory, !(1...1_000_000).contains(memory) {
      throw ValidationError("--memory \(memory): use a number from 1 to 1000000.")
    }
  }

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      if rebuild { return try makeAnew(console) }
      if paths == ["-"] {
        let account = try makeIndex(console) { index in
          try RecordStream(encoding: files.encoding, console: console, format: records).run(
            on: index)
        }
        if Interruption.isRequested { throw ExitCode(Interruption.exitCode) }
        if account.malformedLines > 0 { throw CommandFailure.failed }
        return
      }
      var walk = FileWalk.Options()
      walk.preprocessor = conversion.preprocessor
      walk.records = records
      let sources = SourceFiles(paths, walk, on: console)
      if sources.roots.isEmpty { throw CommandFailure.failed }
      // From here to the end of the watch the first signal is a wish only.
      if watch { Interruption.observe() }
      defer { if watch { Interruption.end() } }
      var known = KnownFiles()
      let account = try makeIndex(console) { index in
        try fill(index, sources, &known, console)
      }
      let failures = sources.failureCount + account.failureCount
      if account.isInterrupted { throw ExitCode(Interruption.exitCode) }
      if watch {
        let index = try SearchIndex.open(
          output, analyzer: try analysis.analyzer(), options: options)
        var watch = IndexWatch(
          paths: paths, options: walk, encoding: files.encoding, watchesFolders: poll == nil,
          console: console)
        if let poll { watch.interval = .seconds(poll) }
        return try watch.run(index, knowing: known)
      }
      if failures > 0 || account.malformedLines > 0 { throw CommandFailure.failed }
    }
  }

  private var options: SearchIndex.Options {
    var options = SearchIndex.Options()
    options.threadCount = threads
    if let memory { options.memoryBudget = memory << 20 }
    options.lockTimeout = .seconds(2)
    return options
  }

  /// Makes the index again from its stored documents.
  private func makeAnew(_ console: Console) throws {
    let index = try SearchIndex.open(output, analyzer: try analysis.analyzer(), options: options)
    // Fields of a program are its own; those of this command are as they are now.
    let known = Set(CommandSchema.schema.fields.map(\.name))
    let isOwn = index.schema.fields.allSatisfy { known.contains($0.name) }
    let count = try index.rebuild(with: isOwn ? CommandSchema.schema : nil)
    try index.waitForMerges()
    console.note(
      Message(
        "\(count, one: "document", other: "documents") of '\(output)' made anew from what is stored."
      ))
  }

  private func makeIndex(
    _ console: Console, _ fill: (SearchIndex) throws -> IngestAccount
  ) throws -> IngestAccount {
    let start = ContinuousClock.now
    let analyzer = try analysis.analyzer()
    let account: IngestAccount
    let count: Int
    if fresh, (try? FileStatus(of: output)) != nil {
      (account, count) = try SearchIndex.replace(
        output, schema: CommandSchema.schema, analyzer: analyzer, options: options
      ) { index in (try fill(index), index.count) }
    } else {
      let index = try SearchIndex.open(
        output, schema: CommandSchema.schema, analyzer: analyzer, options: options)
      account = try fill(index)
      count = index.count
    }
    let seconds = (ContinuousClock.now - start).seconds
    let size = (try? FileStatus(of: output).size) ?? 0
    var parts = [
      Message(
        "\(account.documentCount, one: "document", other: "documents") of \(account.fileCount, one: "file", other: "files")"
      )
    ]
    if account.unchangedCount > 0 {
      parts.append(
        Message("\(account.unchangedCount, one: "file", other: "files") unchanged"))
    }
    if account.vanishedCount > 0 {
      parts.append(Message("\(account.vanishedCount, one: "file", other: "files") gone"))
    }
    let speed = Decimal.text(Double(account.byteCount) / 1e6 / max(seconds, 1e-9), digits: 1)
    console.note(
      Message(
        "\(list: parts), \(Decimal.bytes(account.byteCount)) in \(Decimal.text(seconds, digits: 1)) s (\(speed) MB/s). '\(output)' holds \(count, one: "document", other: "documents") in \(Decimal.bytes(size))."
      ))
    if account.isInterrupted, !fresh {
      console.warn(
        Message(
          "interrupted: what was read is in '\(output)'; the same command goes on from there"))
    }
    return account
  }

  private func fill(
    _ index: SearchIndex, _ sources: SourceFiles, _ known: inout KnownFiles, _ console: Console
  ) throws -> IngestAccount {
    var update = MirrorUpdate(
      sources, encoding: files.encoding, besides: try? FileSystem.resolved(output), on: console)
    let account = try update.run(on: index)
    known = update.known
    // A new index takes the place of the old one only when all is in it.
    if account.isInterrupted, fresh { throw ExitCode(Interruption.exitCode) }
    // What was indexed is in the file all the same.
    do throws(IndexError) { try index.waitForMerges() } catch { console.warn(error.description) }
    return account
  }
}
