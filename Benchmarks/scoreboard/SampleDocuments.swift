// Of which documents are indexes made that must have a certain size?

import Foundation
import Garlic

/// Documents without an end: those of files over and over, or ones drawn from the project's own
/// corpus.
struct SampleDocuments: Sequence, IteratorProtocol {
  static let seed: UInt64 = 20_261_123

  /// What they are, for the head of a report.
  let description: String
  private var texts: [(title: String, body: String)] = []
  private var lines: [String] = []
  private var random = SplitMix64(state: SampleDocuments.seed)
  private var count = 0

  /// - Parameter paths: files of lines `id \t title \t body`, or of JSON objects with `title` and
  ///   `body`, read in turn, a line of each; none for documents of 4 to 40 random lines of `Corpus`.
  init(_ paths: [String]) throws {
    if paths.isEmpty {
      lines = try SampleDocuments.corpusLines()
      description = "random lines of Corpus, seed \(SampleDocuments.seed)"
    } else {
      let files = try paths.map { try Array(SampleDocuments.documents($0)) }
      for index in 0..<(files.map(\.count).max() ?? 0) {
        for file in files where index < file.count { texts.append(file[index]) }
      }
      let bytes = texts.reduce(0) { $0 + $1.title.utf8.count + $1.body.utf8.count }
      description = "\(texts.count) documents of \(bytes / 1_000_000) MB, over and over"
    }
  }

  mutating func next() -> Document? {
    defer { count += 1 }
    let text = texts.isEmpty ? drawn() : texts[count % texts.count]
    return Document(
      id: "d\(count)", ["title": .string(text.title), "body": .string(text.body)])
  }

  /// Bytes of text in a document.
  static func byteCount(_ document: Document) -> Int {
    document.fields.values.reduce(0) {
      if case .string(let text) = $1 { $0 + text.utf8.count } else { $0 }
    }
  }

  private mutating func drawn() -> (title: String, body: String) {
    let count = Int.random(in: 4...40, using: &random)
    let body = (0..<count).map { _ in lines.randomElement(using: &random) ?? "" }
    return (lines.randomElement(using: &random) ?? "", body.joined(separator: "\n"))
  }

  private static func corpusLines() throws -> [String] {
    let articles = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpus/articles")
    return try FileManager.default.contentsOfDirectory(atPath: articles.path).sorted().flatMap {
      try String(contentsOf: articles.appending(path: $0), encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
  }

  private static func documents(
    _ path: String
  ) throws -> some Sequence<(title: String, body: String)> {
    try Lines(path: path).lazy.compactMap { line in
      if path.hasSuffix(".jsonl") {
        let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return object.map { ($0["title"] as? String ?? "", $0["body"] as? String ?? "") }
      }
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      return parts.count < 3 ? nil : (String(parts[1]), String(parts[2]))
    }
  }
}
