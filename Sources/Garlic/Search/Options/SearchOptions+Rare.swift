// What can be chosen about a search that few searches choose?

extension SearchOptions {
  /// The cursor of the last hit of the page before; nil for the first page.
  ///
  /// The query and the other options must be those of that page, and `offset` 0. A search of a later commit throws
  /// `IndexError.cursorOutdated`: keep the ``Snapshot`` while paging.
  public var after: SearchCursor? {
    get { rare?.values.after }
    set { change { $0.after = newValue } }
  }
  /// A query that hits must match as well, which does not score and is never relaxed.
  ///
  /// The documents that it leaves out are kept for later searches, see ``SearchIndex/Options/filterCacheSize``.
  public var filter: Query? {
    get { rare?.values.filter }
    set { change { $0.filter = newValue } }
  }
  /// The order of the hits: by the first key, then the second, and so on, then by score; empty for relevance.
  ///
  /// Sorted hits are the documents that match in full; only where there is none, those that match in part.
  public var sort: [SortKey] {
    get { rare?.values.sort ?? [] }
    set { change { $0.sort = newValue } }
  }
  /// What is counted over all documents that match in full, or, where there is none, in part.
  public var facets: [Facet] {
    get { rare?.values.facets ?? [] }
    set { change { $0.facets = newValue } }
  }
  /// By which field hits with the same value are put together; nil for not at all.
  public var grouping: Grouping? {
    get { rare?.values.grouping }
    set { change { $0.grouping = newValue } }
  }
  /// What else is found in place of words of the query; nil for nothing.
  ///
  /// See ``Synonyms`` for where they are not applied.
  public var synonyms: Synonyms? {
    get { rare?.values.synonyms }
    set { change { $0.synonyms = newValue } }
  }
  /// The instant at which the search throws `IndexError.deadlineExceeded`; nil for no deadline.
  public var deadline: ContinuousClock.Instant? {
    get { rare?.values.deadline }
    set { change { $0.deadline = newValue } }
  }
  /// Factors on the score of a document, from the values of its columns: for recency or popularity.
  public var factors: [Factor] {
    get { rare?.values.factors ?? [] }
    set { change { $0.factors = newValue } }
  }
  /// A factor on the score of a document, by its id, which is read for each document that could be a hit.
  ///
  /// ``factors`` are faster where the values are in the index.
  ///
  /// Values above ``factorLimit`` are cut to it.
  public var factor: (@Sendable (String) -> Double)? {
    get { rare?.values.factor }
    set { change { $0.factor = newValue } }
  }
  /// The upper bound of ``factor``, which lets a search skip documents and still find the best; 1 unless set.
  public var factorLimit: Double {
    get { rare?.values.factorLimit ?? RareOptions.usualFactorLimit }
    set { change { $0.factorLimit = newValue } }
  }
  /// Of a search of one of several shards: the sum of the statistics of all shards for this query and these options.
  ///
  /// The results are the shard's part of an answer, to be joined with those of the other shards by
  /// ``SearchResults/merging(_:)`` or ``ShardAnswer/merging(_:_:)``: they have the hits of all pages up to this one and
  /// may have more than ``limit``.
  public var statistics: SearchStatistics? {
    get { rare?.values.statistics }
    set { change { $0.statistics = newValue } }
  }
  /// Why to end a search, asked whenever it looks at the clock; for tests.
  var stop: (@Sendable () -> IndexError?)? {
    get { rare?.values.stop }
    set { change { $0.stop = newValue } }
  }

  private mutating func change(_ set: (inout RareOptions.Values) -> Void) {
    var values = rare?.values ?? RareOptions.Values()
    set(&values)
    rare = RareOptions(values)
  }
}
