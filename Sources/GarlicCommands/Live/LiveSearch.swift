// What is found while somebody types?

import Garlic
import GarlicText

/// Searches at each key, and opens what is chosen.
struct LiveSearch {
  /// What a person calls a document of this id and path.
  typealias Naming = (String, String) -> (id: String, path: String)

  private let snapshot: Snapshot
  private let reading: QueryReading
  private let name: Naming
  private let fields: ShownFields
  private let filter: Query?
  private let language: Language?
  private(set) var view = LiveView()
  private var hits: [LastHits.Entry] = []

  /// A search is given up after this time, and shown as what it is.
  private static let patience = Duration.milliseconds(500)
  private static let longestQuery = 500

  init(
    _ snapshot: Snapshot, _ paths: PathClauses, filter: Query?, language: Language? = nil,
    naming name: @escaping Naming
  ) {
    self.language = language
    self.snapshot = snapshot
    self.name = name
    self.filter = filter
    reading = QueryReading(paths)
    fields = ShownFields(snapshot.schema)
  }

  /// Runs on the terminal until a hit is chosen or Escape is pressed.
  ///
  /// - Returns: the hit that was chosen; nil for none.
  mutating func run(on terminal: Terminal) throws -> LastHits.Entry? {
    try terminal.open()
    defer { terminal.close() }
    Interruption.observe()
    defer { Interruption.end() }
    var reader = KeyReader()
    var size = terminal.size
    try search(rows: size.rows)
    try terminal.write(view.frame(rows: size.rows, columns: size.columns))
    while !Interruption.isRequested {
      guard let bytes = try terminal.bytes(waiting: 200) else { return nil }
      let now = terminal.size
      if bytes.isEmpty, now == size { continue }
      let hasGrown = now.rows > size.rows
      size = now
      let before = view.query
      for key in reader.keys(bytes) {
        switch key {
        case .enter:
          LastHits.save(hits)
          return hits.indices.contains(view.selected) ? hits[view.selected] : nil
        case .escape: return nil
        default: apply(key)
        }
      }
      // One search for all that was typed meanwhile.
      if view.query != before || hasGrown { try search(rows: size.rows) }
      try terminal.write(view.frame(rows: size.rows, columns: size.columns))
    }
    return nil
  }

  /// Changes the query or the choice.
  mutating func apply(_ key: Key) {
    switch key {
    case .text(let text):
      if view.query.utf8.count + text.utf8.count <= Self.longestQuery { view.query += text }
    case .backspace: _ = view.query.popLast()
    case .deleteAll: view.query = ""
    case .deleteWord:
      while view.query.last?.isWhitespace == true { view.query.removeLast() }
      while view.query.last.map({ !$0.isWhitespace }) == true { view.query.removeLast() }
    case .up: view.selected = max(0, view.selected - 1)
    case .down: view.selected = min(max(0, view.rows.count - 1), view.selected + 1)
    case .tab: if let completed = completion { view.query = completed + " " }
    case .enter, .escape, .other: break
    }
  }

  /// The best completion of the query, where it goes on.
  private var completion: String? {
    guard !view.query.isEmpty, view.query.last?.isWhitespace == false else { return nil }
    let found = try? snapshot.complete(
      view.query, in: CommandSchema.searchedFields(of: snapshot.schema), limit: 1,
      deadline: .now + Self.patience)
    return found?.first?.text
  }

  /// Searches for the query and fills the view.
  mutating func search(rows: Int) throws {
    view.selected = 0
    view.hint = ""
    view.rows = []
    hits = []
    if view.query.allSatisfy(\.isWhitespace) {
      tell(
        Message(
          "\(snapshot.count, one: "document", other: "documents"); type a query, Esc ends"))
      return
    }
    do {
      try find(rows: rows)
    } catch let error as IndexError {
      guard error == .deadlineExceeded else { throw error }
      tell(Message("this takes longer than half a second: type more, or search without live"))
    }
  }

  private mutating func find(rows: Int) throws {
    let start = ContinuousClock.now
    var options = SearchOptions(limit: LiveView.capacity(rows: rows))
    options.fields = CommandSchema.searchedFields(of: snapshot.schema)
    options.deadline = start + Self.patience
    options.filter = filter
    // What is being typed is not whole yet: its last word may go on.
    let isOpen = view.query.last?.isLetter == true
    var results = try results(isOpen ? view.query + "*" : view.query, options)
    if results.isEmpty, isOpen { results = try self.results(view.query, options) }
    for hit in results {
      let record = try HitRecord(hit, fields, columns: 160, naming: name)
      view.rows.append(
        LiveView.Row(
          title: record.title.isEmpty ? record.id : record.title,
          path: record.path.isEmpty ? record.id : record.path,
          snippet: record.snippet?.text ?? ""))
      let absolute = record.path.isEmpty ? "" : (try? FileSystem.resolved(record.path)) ?? ""
      hits.append(LastHits.Entry(path: absolute, query: view.query))
    }
    let time = Decimal.text((ContinuousClock.now - start).seconds * 1000, digits: 0)
    let count = results.total.count
    let found =
      results.isEmpty
      ? Message("no hits")
      : results.total.isExact
        ? Message("\(count, one: "hit", other: "hits")")
        : Message("at least \(count, one: "hit", other: "hits")")
    tell(Message("\(list: [found]), \(time) ms"))
    guard results.isEmpty else { return }
    let suggestion = try snapshot.suggestion(
      for: view.query, in: options.fields, deadline: options.deadline)
    if let better = suggestion?.query {
      view.hint = Message("did you mean '\(better)'?").text(in: language)
    }
  }

  private mutating func tell(_ message: Message) { view.status = message.text(in: language) }

  private func results(_ text: String, _ options: SearchOptions) throws -> SearchResults {
    let (query, _) = try reading.read(text, of: snapshot.schema, options.mode, isStrict: false)
    return try snapshot.search(query, options)
  }
}
