// Is what is too large for the file refused in words, and nothing lost by it?

import Garlic
import TestSupport
import Testing

@Suite struct SizeLimitTests {
  static let schema = Schema(.text("body"))

  /// A limit that writing 300 documents with a common term and one of their own exceeds.
  enum Limit: String, CaseIterable {
    case documents = "documents of a segment"
    case ids = "ids of a segment"
    case postings = "postings of term"
    case dictionary = "dictionary of field 'body'"
    case occurrences = "terms in field 'body'"
    case segments = "segments of 'i'"

    var value: Int {
      switch self {
      case .documents: 299
      case .ids: 1000
      case .postings: 100
      case .dictionary: 200
      case .occurrences: 500
      case .segments: 1
      }
    }

    func set(_ configuration: inout WriterConfiguration) {
      switch self {
      case .documents: configuration.maximumDocuments = value
      case .ids: configuration.maximumIDSection = value
      case .postings: configuration.maximumPostingList = value
      case .dictionary: configuration.maximumDictionary = value
      case .occurrences: configuration.maximumChunkOccurrences = value
      case .segments: configuration.maximumSegments = value
      }
    }
  }

  static func put(_ index: SearchIndex) throws {
    try index.write { batch in
      for number in 0..<300 { try batch.put(id: "\(number)", ["body": "garlic x\(number)"]) }
    }
  }

  @Test(arguments: Limit.allCases) func everyLimitIsAnErrorThatNamesIt(_ limit: Limit) throws {
    let storage = MemoryStorage()
    let first = try SearchIndex.open("i", on: storage, schema: Self.schema)
    try first.write { try $0.put(id: "old", ["body": "leek"]) }
    var options = SearchIndex.Options()
    limit.set(&options.writer)
    let index = try SearchIndex.open("i", on: storage, schema: nil, options: options)
    do {
      try Self.put(index)
      Issue.record("\(limit) was exceeded unseen")
    } catch IndexError.tooLarge(let thing, let size, let allowed, let remedy) {
      #expect(thing.contains(limit.rawValue))
      #expect(size > allowed)
      #expect(allowed == limit.value)
      #expect(!remedy.isEmpty)
    }
    let again = try SearchIndex.open("i", on: storage, schema: nil)
    #expect(again.count == 1)
    // What just fits is written.
    try Self.put(again)
    #expect(try again.search("garlic", limit: 1000).count == 300)
  }

  @Test func aDocumentThatIsTooLargeIsRefusedAlone() throws {
    var options = SearchIndex.Options()
    options.writer.maximumDocumentSize = 20
    let index = try SearchIndex.inMemory(schema: Self.schema, options: options)
    let small = FieldValue.string(String(repeating: "a", count: 19))
    let large = FieldValue.string(String(repeating: "a", count: 20))
    let refusal = IndexError.tooLarge(
      thing: "bytes of document '2'", size: 21, limit: 20, remedy: "split the document")
    try index.write { batch in
      try batch.put(id: "1", ["body": "garlic"])
      #expect(throws: refusal) { try batch.put(id: "2", ["body": large]) }
      try batch.put(id: "3", ["body": small])
    }
    #expect(index.count == 2)
  }

  @Test(arguments: [false, true])
  func segmentsThatWouldBeTooLargeAreNotJoined(_ inBackground: Bool) throws {
    var options = SearchIndex.Options()
    options.writer.maximumDocuments = 3
    options.mergePolicy.width = 2
    options.mergesInBackground = inBackground
    let storage = MemoryStorage()
    let index = try SearchIndex.open("i", on: storage, schema: Self.schema, options: options)
    for number in 0..<6 {
      try index.write { batch in
        for part in 0..<2 { try batch.put(id: "\(number) \(part)", ["body": "garlic"]) }
      }
    }
    do {
      try index.waitForMerges()
      Issue.record("segments were joined")
    } catch IndexError.tooLarge(let thing, let size, _, _) {
      #expect(thing == "documents of a segment")
      #expect(size == 4)
    }
    #expect(throws: IndexError.self) { try index.compact() }
    #expect(try index.search("garlic", limit: 100).count == 12)
    #expect(try IndexCheck.of("i", on: storage, deep: true).isWhole)
  }
}
