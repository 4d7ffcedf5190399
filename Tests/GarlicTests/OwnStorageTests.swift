// Does an index live where a program puts it: in bytes that it has, or enciphered?

import Garlic
import GarlicText
import TestSupport
import Testing

@Suite struct OwnStorageTests {
  /// Files in memory, enciphered byte by byte with a stream of random numbers.
  ///
  /// It shows the seam and is no cipher to
  /// trust: what is written over has the same stream.
  struct Enciphered: Storage {
    let base: any Storage
    var key: UInt64

    func open(_ path: String, writable: Bool) throws(StorageError) -> any StorageFile {
      File(base: try base.open(path, writable: writable), key: key)
    }
    func create(_ path: String) throws(StorageError) -> any StorageFile {
      File(base: try base.create(path), key: key)
    }
    func rename(_ source: String, to target: String) throws(StorageError) {
      try base.rename(source, to: target)
    }
    func renameIfAbsent(_ source: String, to target: String) throws(StorageError) -> Bool {
      try base.renameIfAbsent(source, to: target)
    }
    func nameBeside(_ path: String) -> String { base.nameBeside(path) }
    func remove(_ path: String) throws(StorageError) { try base.remove(path) }
    func syncFolder(of path: String) throws(StorageError) { try base.syncFolder(of: path) }
    func identity(of path: String) throws(StorageError) -> FileIdentity? {
      try base.identity(of: path)
    }

    final class File: StorageFile {
      let base: any StorageFile
      let key: UInt64

      init(base: any StorageFile, key: UInt64) {
        self.base = base
        self.key = key
      }

      private func ciphered(_ bytes: ArraySlice<UInt8>, at offset: Int) -> [UInt8] {
        bytes.enumerated().map { index, byte in
          var random = SeededGenerator(seed: key ^ UInt64((offset + index) / 8))
          let word = random.next()
          return byte ^ UInt8(truncatingIfNeeded: word >> UInt64(8 * ((offset + index) % 8)))
        }
      }

      var path: String { base.path }
      func identity() throws(StorageError) -> FileIdentity { try base.identity() }
      func length() throws(StorageError) -> Int { try base.length() }
      func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(StorageError) {
        let end = try base.length()
        if offset > end { try write(ArraySlice(repeatElement(0, count: offset - end)), at: end) }
        try base.write(ciphered(bytes, at: offset)[...], at: offset)
      }
      func sync() throws(StorageError) { try base.sync() }
      func truncate(to length: Int) throws(StorageError) { try base.truncate(to: length) }
      func map(_ length: Int) throws(StorageError) -> MappedBytes {
        MappedBytes.holding(ciphered(try base.map(length).bytes[...], at: 0))
      }
      func tryLock() throws(StorageError) -> Bool { try base.tryLock() }
      func unlock() { base.unlock() }
    }
  }

  static let schema = Schema(.text("body"))

  static func fill(_ index: SearchIndex) throws {
    for id in ["a", "b"] {
      try index.write { batch in try batch.put(id: id, ["body": "garlic price 大蒜价格"]) }
    }
  }

  @Test func anEncipheredIndexShowsNothing() throws {
    let plain = MemoryStorage()
    let storage = Enciphered(base: plain, key: 42)
    let index = try SearchIndex.open("i", on: storage, schema: Self.schema)
    try Self.fill(index)
    try index.compact()
    try index.backup(to: "copy")
    for name in ["i", "copy"] {
      let reopened = try SearchIndex.open(name, on: storage)
      #expect(try reopened.search("大蒜价格").map(\.id) == ["a", "b"])
      #expect(try reopened.document(id: "a")?["body"] == "garlic price 大蒜价格")
      let text = String(decoding: try plain.bytes(of: name), as: UTF8.self)
      #expect(!text.contains("garlic") && !text.contains("body"))
      #expect(throws: IndexError.self) { try SearchIndex.open(name, on: plain) }
      #expect(throws: IndexError.self) {
        try SearchIndex.open(name, on: Enciphered(base: plain, key: 43))
      }
    }
  }

  @Test func bytesAreSearchedAndNotWritten() throws {
    let storage = MemoryStorage()
    try Self.fill(try SearchIndex.open("i", on: storage, schema: Self.schema))
    let bytes = try storage.bytes(of: "i")
    let index = try SearchIndex.open(bytes: bytes)
    #expect(try index.search("大蒜").map(\.id) == ["a", "b"])
    #expect(throws: IndexError.self) { try Self.fill(index) }
    #expect(throws: IndexError.self) { try index.compact() }
    #expect(try !index.refresh())
    #expect(index.count == 2)
    #expect(throws: IndexError.self) { try SearchIndex.open(bytes: []) }
    #expect(throws: IndexError.self) { try SearchIndex.open(bytes: Array(bytes.dropLast(9000))) }
    let writable = try SearchIndex.open("i", on: MemoryStorage(files: ["i": bytes]))
    try writable.write { try $0.delete(id: "a") }
    #expect(writable.count == 1)
  }

  /// A segmenter of the program's own is in the index and in its queries.
  @Test func anIndexOfAnotherSegmenterIsComplete() throws {
    struct Pairs: RunSegmenter {
      let fingerprint = "pairs"
      func wordEnds(in run: [Unicode.Scalar]) -> [Int] {
        Array(stride(from: 3, to: run.count, by: 3))
      }
    }
    let storage = MemoryStorage()
    let own = try Analyzer(segmenter: Pairs())
    let index = try SearchIndex.open("i", on: storage, schema: Self.schema, analyzer: own)
    try Self.fill(index)
    for query in ["大蒜价格", "蒜价", "大蒜价", "价格", "格", "garlic"] {
      #expect(try index.search(query).map(\.id) == ["a", "b"], "\(query)")
    }
    #expect(try index.analyzerDifferences().isEmpty)
    let standard = try SearchIndex.open("i", on: storage)
    #expect(try standard.search("大蒜价格").map(\.id) == ["a", "b"])
    #expect(try standard.analyzerDifferences().count == 1)
  }
}
