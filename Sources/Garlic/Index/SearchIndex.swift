// Where do I begin?

public import GarlicText

/// A full-text index in one file, open for searching and writing.
///
/// ```swift
/// let index = try SearchIndex.open("articles.garlic", schema: Schema(.text("title", weight: 3), .text("body")))
/// try index.write { batch in try batch.put(id: "a1", ["title": "大蒜种植", "body": "…"]) }
/// for hit in try index.search("大蒜 价格") { print(hit.rank, hit.id, hit.score) }
/// ```
///
/// Any number of threads may search at the same time, and one may write. Other writers of the process wait, also when they
/// have opened the file by themselves. Writers of other processes wait for ``Options/lockTimeout``.
///
/// - Important: An open index is mapped into memory. Do not overwrite or truncate its file in place (`cp` over it,
///   `truncate`, some programs that synchronize folders): the system ends the process with `SIGBUS` when it reads a page
///   that is no longer there, and no error can be thrown. Replace the file by renaming, as `compact()` does; processes
///   that have the old file open keep it until `refresh()`. Opening, `refresh()` and `write(_:)` throw
///   `IndexError.truncated` or `.overwritten` if the file is shorter than its last commit says or no longer holds the
///   commit that is open.
public final class SearchIndex: Sendable {
  /// Options for opening and writing an index.
  public struct Options: Sendable {
    /// The number of threads that analyze new documents; 0 for the number of processors.
    ///
    /// No more work than ``memoryBudget`` has room for.
    public var threadCount = 0
    /// Memory for writing new documents, in bytes; 152 MiB unless set, or 56 MiB for each processor but one where that is
    /// more.
    ///
    /// Three quarters of it are for documents that wait to be written as a segment, the rest for the threads that
    /// analyze them, of which each but the first takes 14 MiB: 152 MiB are enough for three threads, 64 MiB for two. What
    /// does not depend on documents comes on top, some 90 MiB, most of it the dictionary of words. The file is the same
    /// with any number of threads, not with any budget.
    public var memoryBudget = Self.usualMemoryBudget(processors: Processor.processorCount)
    /// The most memory for the documents that filters leave out, in bytes; a bit for each document and filter, 16 MiB
    /// unless set.
    public var filterCacheSize = 16 << 20
    /// How long a writer waits for a writer of another process before it throws `IndexError.locked`; not at all unless
    /// set.
    ///
    /// Where several processes write one index, set some seconds. It waits for writers of its own process without limit.
    public var lockTimeout = Duration.zero
    /// Whether segments are merged on a background thread.
    public var mergesInBackground = true
    /// Is told of commits, merges, searches and failures; nil for nobody.
    public var observer: (any IndexObserver)?
    /// How long a search must take for the observer to be told of it; zero for all searches.
    public var observedSearchTime = Duration.zero
    /// The sizes of what is written, and which segments are joined; tests set them small.
    package var writer = WriterConfiguration()
    package var mergePolicy = MergePolicy()
    /// Is told how long the pieces of writes on one thread take; nil for nobody.
    @_spi(Measuring) public var trace: WriteTrace?

    /// The defaults.
    public init() {}

    var threads: Int { threadCount > 0 ? threadCount : Processor.processorCount }
    /// Memory for documents that wait to be written as a segment, in bytes.
    ///
    /// Whatever the number of threads, so that segments end where they end with one.
    var waitingBudget: Int { max(1, memoryBudget - memoryBudget / 4) }
    /// The threads that analyze new documents, as many as the budget has room for.
    @_spi(Measuring) public var analyzingThreads: Int {
      max(1, min(threads, 1 + max(0, memoryBudget) / 4 / max(1, writer.threadMemory)))
    }
    /// The memory for writing of a machine with so many processors, in bytes, unless it is set.
    @_spi(Measuring) public static func usualMemoryBudget(processors: Int) -> Int {
      max(152 << 20, (processors - 1) * 56 << 20)
    }
    /// Blocks of documents that are worth reading ahead on other threads: reading takes less than a quarter of the time of
    /// analyzing.
    @_spi(Measuring) public var blocksAhead: Int {
      analyzingThreads == 1 ? 0 : (analyzingThreads + 3) / 4
    }
    var observation: Observation? {
      observer.map { Observation(observer: $0, searchTime: observedSearchTime) }
    }
  }

  /// The absolute path of the file.
  public let path: String
  let storage: any Storage
  let options: Options
  /// With what texts and queries are cut; another one once the index is made anew with that.
  var analyzers: AnalyzerProvider { provider.withLock { $0 } }
  private let provider: Guarded<AnalyzerProvider>
  let mergePolicy: MergePolicy
  private let state: Guarded<Snapshot>
  /// Who is told of what happens; nil for nobody.
  let observation: Observation?
  private let madeWriters = Guarded<IndexWriters?>(nil)

  private init(
    path: String, storage: any Storage, options: Options, analyzers: AnalyzerProvider,
    snapshot: Snapshot, mergePolicy: MergePolicy
  ) {
    self.path = path
    self.storage = storage
    self.options = options
    provider = Guarded(analyzers)
    self.mergePolicy = mergePolicy
    state = Guarded(snapshot)
    observation = options.observation
  }

  /// What writers need, made for the first of them.
  var writers: IndexWriters {
    madeWriters.withLock { made in
      if let made { return made }
      let writers = IndexWriters { [observer = options.observer, path] error in
        observer?.indexDidFail(error, path: path)
      }
      made = writers
      return writers
    }
  }

  /// Opens an index, or creates one if there is none and a schema is given.
  ///
  /// - Parameters:
  ///   - path: the index file; a relative path begins at the working folder as it is now.
  ///   - schema: the fields of a new index. An existing index takes up what can be taken up without rewriting
  ///     documents: more fields, of which older documents have no value, and other weights, b, columns and
  ///     stored values from now on; that is a commit. nil to open an existing index with any schema.
  ///   - removing: the names of fields that are to go, none of which `schema` has. They are hidden at once from this
  ///     and other processes, and what segments hold of them is dropped when they are rewritten: by merges, and all
  ///     of it by `compact()`. A field of the same name later is a new one, without the old values. Names that the
  ///     index does not have are passed over, so a program may name them for ever.
  ///   - analyzer: the analyzer, which must fold texts as the one that the index was made with. User words and
  ///     dictionaries may be others, see ``analyzerDifferences()``. nil for the standard one, which is made when it is
  ///     first needed.
  ///   - options: threads, memory, waiting for locks.
  /// - Throws: `IndexError.notFound`, `.notAnIndex`, `.corrupt`, `.truncated`, `.formatTooNew`,
  ///   `.formatTooOld`, `.io`; `.schemaMismatch` when the schema needs `rebuild` or lacks a field that is not
  ///   named in `removing`; `.invalidArgument` when `removing` names a field of `schema`; what writing throws.
  public static func open(
    _ path: String, schema: Schema? = nil,
    removing: Set<String> = [],
    analyzer: Analyzer? = nil,
    options: Options = Options()
  ) throws(IndexError) -> SearchIndex {
    try open(
      path, on: FileStorage(), schema: schema, removing: removing, analyzer: analyzer,
      options: options)
  }

  /// Creates an index in memory, which ends with the process.
  public static func inMemory(
    schema: Schema,
    analyzer: Analyzer? = nil,
    options: Options = Options()
  ) throws(IndexError) -> SearchIndex {
    try open(
      "memory", on: MemoryStorage([:], isPrivate: true, isReadOnly: false), schema: schema,
      analyzer: analyzer, options: options)
  }

  /// Opens an index, or creates one if there is none and a schema is given, in a place that the caller brings.
  ///
  /// - Parameters:
  ///   - path: the name of the index there.
  ///   - storage: the place: ``FileStorage``, ``MemoryStorage`` or another ``Storage``.
  ///   - schema: as for ``open(_:schema:removing:analyzer:options:)``, and so are the others.
  ///   - removing: the names of fields that are to go.
  ///   - analyzer: the analyzer; nil for the standard one.
  ///   - options: threads, memory, waiting for locks.
  /// - Throws: the errors of ``open(_:schema:removing:analyzer:options:)``.
  public static func open(
    _ path: String, on storage: any Storage, schema: Schema? = nil,
    removing: Set<String> = [],
    analyzer: Analyzer? = nil,
    options: Options = Options()
  ) throws(IndexError) -> SearchIndex {
    try open(
      path, on: storage, schema: schema, removing: removing, analyzer: analyzer, options: options,
      comparesFingerprints: true)
  }

  /// Opens an index of bytes that a program has, as from its bundle or the network, to search it.
  ///
  /// Writing throws `IndexError.io` of "write": nothing would be kept. The bytes are copied once.
  ///
  /// - Parameters:
  ///   - bytes: an index file.
  ///   - analyzer: the analyzer; nil for the standard one.
  ///   - options: threads and memory.
  /// - Throws: the errors of ``open(_:schema:removing:analyzer:options:)``.
  public static func open(
    bytes: [UInt8], analyzer: Analyzer? = nil, options: Options = Options()
  ) throws(IndexError) -> SearchIndex {
    try open(
      "bytes", on: MemoryStorage(["bytes": bytes], isPrivate: true, isReadOnly: true), schema: nil,
      analyzer: analyzer,
      options: options)
  }

  /// - Parameter comparesFingerprints: whether an index of another analyzer is refused; tests ask old files
  ///   what does not depend on that.
  package static func open(
    _ path: String, on storage: any Storage, schema: Schema?,
    removing: Set<String> = [],
    analyzer: Analyzer? = nil,
    options: Options = Options(),
    comparesFingerprints: Bool
  ) throws(IndexError) -> SearchIndex {
    // Opening tells of the path as it was given; what comes later must not depend on the working folder.
    let absolute = try onStorage { () throws(StorageError) in try storage.absolutePath(path) }
    let analyzers = AnalyzerProvider(analyzer, comparesFingerprints: comparesFingerprints)
    if let name = removing.sorted().first(where: { schema?.index(of: $0) != nil || schema == nil })
    {
      throw .invalidArgument(
        schema == nil
          ? "'\(name)' is to be removed, but no schema is given that says which fields stay"
          : "'\(name)' is to be removed, but the schema has it: take it out of one of the two")
    }
    if let schema {
      if let fault = schema.fault { throw .invalidArgument(fault) }
      if try onStorage({ () throws(StorageError) in try storage.identity(of: path) }) == nil {
        try create(path, storage, schema, analyzers)
      }
    }
    let file = try onStorage { () throws(StorageError) in
      try storage.open(path, writable: false)
    }
    let commit = try Commit.last(of: file)
    let index = SearchIndex(
      path: absolute, storage: storage, options: options, analyzers: analyzers,
      snapshot: Snapshot(
        commit: commit, path: absolute, analyzer: analyzers,
        filters: FilterCache(limit: options.filterCacheSize), observation: options.observation),
      mergePolicy: options.mergePolicy)
    if let schema, schema != commit.manifest.schema.shown {
      try index.grow(to: schema, removing: removing)
    }
    return index
  }

  /// Makes an empty index beside its place and moves it there, so that nobody meets half of one.
  private static func create(
    _ path: String, _ storage: any Storage, _ schema: Schema, _ analyzers: AnalyzerProvider
  ) throws(IndexError) {
    let fingerprint = try analyzers.fingerprint()
    _ = try FieldAnalyzers(schema, try analyzers.analyzer(), path: path)
    let beside = storage.nameBeside(path)
    try onStorage { () throws(StorageError) in try storage.remove(beside) }
    let file = try onStorage { () throws(StorageError) in try storage.create(beside) }
    _ = try CommitWriter.initialize(file, Manifest(schema: schema, fingerprint: fingerprint))
    try onStorage { () throws(StorageError) in
      // Another process may have made it meanwhile: then that one is opened.
      _ = try storage.renameIfAbsent(beside, to: path)
      try storage.syncFolder(of: path)
    }
  }

  /// The snapshot of the last write or refresh, which searches read.
  public var snapshot: Snapshot { state.withLock { $0 } }

  /// Runs `body` with the current snapshot before anything later is told to ``followers``.
  func withSnapshot<R>(_ body: (Snapshot) -> R) -> R { state.withLock { body($0) } }

  /// The schema of the index.
  public var schema: Schema { snapshot.schema }

  /// The number of documents in the current snapshot.
  public var count: Int { snapshot.count }

  /// Moves to the last commit in the file, which another process may have made.
  ///
  /// - Returns: whether there was anything new.
  /// - Throws: what opening throws; `IndexError.overwritten` when the file was overwritten in place: the snapshot, too,
  ///   is then of no use any more.
  /// - Complexity: O(1) when there was nothing, else O(new segments).
  @discardableResult
  public func refresh() throws(IndexError) -> Bool {
    while true {
      let before = snapshot
      let file = try onStorage { () throws(StorageError) in
        try storage.open(path, writable: false)
      }
      let commit = try Commit.last(of: file, after: before.commit)
      if try publish(commit) { return true }
      // A file that was replaced while it was read, and is not what is searched, says nothing of what was
      // committed before.
      let identity = try onStorage { () throws(StorageError) in try storage.identity(of: path) }
      if identity == snapshot.commit.identity { return false }
    }
  }

  /// Makes a commit the one that is searched, unless a later one is already.
  ///
  /// Of one file the commit with the greater number is the later one. Of two files it is that of the file which is in
  /// place: it may have been compacted, made anew or brought from elsewhere, so that numbers do not tell; and who read
  /// the one that was there before may come here late.
  @discardableResult
  func publish(_ commit: Commit) throws(IndexError) -> Bool {
    try state.withLock { (current) throws(IndexError) in
      if commit.identity == current.commit.identity {
        if commit.slot.sequence <= current.sequence { return false }
      } else {
        let identity = try onStorage { () throws(StorageError) in try storage.identity(of: path) }
        if identity != commit.identity { return false }
      }
      current = Snapshot(
        commit: commit, path: path, analyzer: analyzers, filters: current.filters,
        observation: observation)
      followers.tell(current)
      return true
    }
  }

  /// What differs between the analyzer of this index and those by which its documents were cut, each difference in
  /// words; empty when nothing does.
  ///
  /// After a change of user words, or an update of ICU, documents that were written before keep the words that they
  /// were cut into. They are found all the same, by pairs of characters, and the words that differ count less in their
  /// ranking. `rebuild(with:analyzer:)` cuts all of them anew.
  ///
  /// - Throws: `IndexError.analysis` when the analyzer cannot be made.
  public func analyzerDifferences() throws(IndexError) -> [String] {
    try snapshot.analyzerDifferences()
  }

  /// Cuts queries and documents with another analyzer from now on.
  func take(_ analyzer: AnalyzerProvider) {
    provider.withLock { $0 = analyzer }
    state.withLock { current in
      if current.analyzers === analyzer { return }
      current = Snapshot(
        commit: current.commit, path: path, analyzer: analyzer, filters: current.filters)
    }
  }

  /// Searches the current snapshot for a query text, see <doc:QueryLanguage>.
  ///
  /// - Parameters:
  ///   - text: the query text.
  ///   - limit: the most hits.
  /// - Throws: the errors of ``Snapshot/search(_:_:)-(String,_)``.
  public func search(_ text: String, limit: Int = 10) throws(IndexError) -> SearchResults {
    try snapshot.search(text, SearchOptions(limit: limit))
  }

  /// Searches the current snapshot for a query text, see <doc:QueryLanguage>.
  ///
  /// - Parameters:
  ///   - text: the query text.
  ///   - options: the page of hits, rules and limits.
  /// - Throws: the errors of ``Snapshot/search(_:_:)-(String,_)``.
  public func search(
    _ text: String, _ options: SearchOptions
  ) throws(IndexError) -> SearchResults {
    try snapshot.search(text, options)
  }

  /// Searches the current snapshot for a query.
  ///
  /// - Parameters:
  ///   - query: the query.
  ///   - options: the page of hits, rules and limits.
  /// - Throws: the errors of ``Snapshot/search(_:_:)-(Query,_)``.
  public func search(
    _ query: Query, _ options: SearchOptions
  ) throws(IndexError) -> SearchResults {
    try snapshot.search(query, options)
  }

  /// The document with this id in the current snapshot; nil when there is none.
  ///
  /// - Throws: `IndexError.corrupt` when the file is damaged there.
  /// - Complexity: O(log documents) in each segment.
  public func document(id: String) throws(IndexError) -> Document? {
    try snapshot.document(id: id)
  }

  /// Searches the current snapshot for a query.
  ///
  /// - Parameters:
  ///   - query: the query.
  ///   - limit: the most hits.
  /// - Throws: the errors of ``Snapshot/search(_:_:)-(Query,_)``.
  public func search(_ query: Query, limit: Int = 10) throws(IndexError) -> SearchResults {
    try snapshot.search(query, SearchOptions(limit: limit))
  }
}
