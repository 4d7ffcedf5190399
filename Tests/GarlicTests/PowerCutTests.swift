// Does every power cut leave the last commit whole?

import Garlic
import TestSupport
import Testing

@Suite struct PowerCutTests {
  static let schema = Schema(
    .text("body"), .keyword("tag"), .integer("numbers"), .date("day", stored: false))

  /// What an index holds: its documents by id, and the names of its fields.
  struct State: Equatable {
    var documents: [String: [String: FieldValue]] = [:]
    var fields: [String] = []
  }

  static func state(_ storage: any Storage) throws -> State {
    let index = try SearchIndex.open("i", on: storage, schema: nil)
    var found = State(fields: index.schema.fields.map(\.name))
    try index.snapshot.forEachDocument { document in
      found.documents[document.id] = document.fields
      return true
    }
    return found
  }

  @Test(.timeLimit(.minutes(20))) func everyStateIsTheLastOrTheNextCommit() throws {
    var random = SeededGenerator.fresh("everyStateIsTheLastOrTheNextCommit")
    let storage = RecordingStorage()
    var options = SearchIndex.Options()
    options.threadCount = 1
    options.mergesInBackground = false
    let index = try SearchIndex.open("i", on: storage, schema: Self.schema, options: options)
    storage.mark(0)
    var state = State(fields: Self.schema.fields.map(\.name))
    var history = [state]
    let grown = Schema(fields: Self.schema.fields + [.keyword("note")])
    for commit in 1...TestRounds.size(40, quick: 20) {
      if commit % 15 == 0 {
        try index.compact()
      } else if commit % 6 == 0 {
        // A field comes and goes.
        let isThere = state.fields.contains("note")
        _ = try SearchIndex.open(
          "i", on: storage, schema: isThere ? Self.schema : grown,
          removing: isThere ? ["note"] : [], options: options)
        try index.refresh()
        state.fields = (isThere ? Self.schema : grown).fields.map(\.name)
        for id in state.documents.keys { state.documents[id]?["note"] = nil }
      } else {
        try index.write { batch in
          for _ in 0..<Int.random(in: 1...3, using: &random) {
            let id = "d\(Int.random(in: 0..<20, using: &random))"
            if Int.random(in: 0..<4, using: &random) == 0 {
              try batch.delete(id: id)
              state.documents[id] = nil
            } else {
              var fields: [String: FieldValue] = [
                "body": .string(RandomText.sample(pieces: 4, using: &random).text),
                "tag": ["a", "b\(commit)"], "numbers": .integers([Int64(commit), -1]),
              ]
              if state.fields.contains("note") { fields["note"] = "kept" }
              var put = fields
              put["day"] = "2026-11-27"
              try batch.put(id: id, put)
              state.documents[id] = fields
            }
          }
        }
      }
      history.append(state)
      storage.mark(commit)
    }
    let operations = storage.operations
    let chances = min(TestRounds.count(3), 12)
    var states = 0
    var last = -1
    for end in operations.indices {
      if case .mark(let commit) = operations[end] { last = commit }
      for fate in [.none, .all] + [PowerCut.Fate](repeating: .some, count: chances) {
        let files = PowerCut.files(operations[...end], fate: fate, using: &random)
        states += 1
        guard files["i"] != nil else {
          // The index itself was not made yet; half of one is never seen.
          #expect(last < 0)
          continue
        }
        let disk = MemoryStorage(files: files)
        let found = try Self.state(disk)
        let allowed = [max(last, 0), min(max(last, 0) + 1, history.count - 1)]
        #expect(
          allowed.contains { history[$0] == found }, "after operation \(end), commit \(last)")
        if states % 19 == 0 {
          let check = try IndexCheck.of("i", on: disk, deep: true)
          let faults = check.faults.filter { !$0.section.hasPrefix("commit slot") }
          #expect(faults.isEmpty, "\(faults)")
        }
      }
    }
    print("power cuts: \(states) states of \(operations.count) operations")
    #expect(states >= TestRounds.size(1000, quick: 250))
  }

  private static func isFolderSync(_ operation: RecordingStorage.Operation) -> Bool {
    if case .syncFolder = operation { true } else { false }
  }

  /// Slots lie before everything else.
  private static func isSlotWrite(_ operation: RecordingStorage.Operation) -> Bool {
    if case .write(_, let offset, _) = operation { offset < 12288 } else { false }
  }

  /// Whoever made the file may not have come to it, or have failed.
  @Test func theFolderIsSyncedBeforeTheFirstCommitOfEachWriter() throws {
    let storage = RecordingStorage()
    let schema = Schema(.text("body"))
    _ = try SearchIndex.open("i", on: storage, schema: schema)
    let index = try SearchIndex.open("i", on: storage, schema: schema)
    for number in 0..<2 {
      let before = storage.operations.count
      try index.write { try $0.put(id: "\(number)", ["body": "大蒜"]) }
      let done = storage.operations[before...]
      let folder = done.firstIndex(where: Self.isFolderSync)
      let slot = done.firstIndex(where: Self.isSlotWrite)
      let commit = try #require(slot)
      if number == 0 {
        #expect(try #require(folder) < commit)
      } else {
        #expect(folder == nil)
      }
    }
  }
}
