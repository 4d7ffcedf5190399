// Which documents have values to filter, sort and count by?

import Foundation
import Garlic

/// Short documents with a keyword of 10,000 values, one of 20, an integer and a date, drawn from a seed.
struct ColumnDocuments {
  /// One document.
  struct Row {
    var number: Int
    var body: String
    /// One of 10,000 values, by Zipf's law.
    var author: String
    /// One of 20 values, by Zipf's law.
    var category: String
    /// From 0 below 1,000,000, each as likely.
    var amount: Int
    /// Milliseconds since 1970: a second of the years 2021 to 2025.
    var published: Int

    var id: String { "d\(number)" }

    /// As the other engines read it.
    var line: String { "\(id)\t\(body)\t\(author)\t\(category)\t\(amount)\t\(published)\n" }
  }

  static let schema = Schema(
    .text("body", stored: false), .keyword("author", stored: false),
    .keyword("category", stored: false), .integer("amount", stored: false),
    .date("published", stored: false))
  /// The same documents without columns: what indexing cost before there were any.
  static let schemaWithoutColumns = Schema(
    .text("body", stored: false), .keyword("author", stored: false, column: false),
    .keyword("category", stored: false, column: false))

  /// The same documents with their dates in order, as those of news and logs are.
  static let schemaInOrder = Schema(.text("body", stored: false), .date("published", stored: false))

  static let amounts = 1_000_000
  /// The seconds of the years 2021 to 2025 since 1970.
  static let seconds = 1_609_459_200..<1_767_225_600

  let count: Int
  private var random: SplitMix64
  private let passages: [String]
  private let words = ZipfNumbers(count: 20_000)
  private let authors = ZipfNumbers(count: 10_000)
  private let categories = ZipfNumbers(count: 20)
  private var number = 0

  /// - Parameters:
  ///   - path: a file of lines `id \t title \t body` or of JSON objects, a piece of which each document has
  ///     before its drawn words; nil for drawn words alone.
  init(count: Int, seed: UInt64, passages path: String?) throws {
    self.count = count
    random = SplitMix64(state: seed)
    guard let path else {
      passages = []
      return
    }
    var pieces: [String] = []
    for document in try SampleDocuments([path]).prefix(20_000) {
      guard case .string(let body) = document.fields["body"] else { continue }
      let text = body.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      var rest = Substring(text.prefix(4000))
      while rest.count >= 40 {
        pieces.append(String(rest.prefix(40)))
        rest = rest.dropFirst(40)
      }
    }
    passages = pieces
  }

  /// The next document; nil after the last.
  mutating func next() -> Row? {
    if number == count { return nil }
    defer { number += 1 }
    var body = passages.randomElement(using: &random).map { $0 + " " } ?? ""
    for place in 0..<Int.random(in: 6...12, using: &random) {
      if place > 0 { body += " " }
      body += Self.word(words.draw(&random))
    }
    let author = authors.draw(&random)
    let category = categories.draw(&random)
    return Row(
      number: number, body: body, author: "author\(author)", category: "category\(category)",
      amount: Int.random(in: 0..<Self.amounts, using: &random),
      published: Int.random(in: Self.seconds, using: &random) * 1000)
  }

  /// A word of syllables for the number of a word, the most frequent first.
  static func word(_ number: Int) -> String {
    let consonants = Array("bdfgklmnprtvz")
    let vowels = Array("aou")
    var rest = number
    var word = ""
    repeat {
      word.append(consonants[rest % consonants.count])
      rest /= consonants.count
      word.append(vowels[rest % vowels.count])
      rest /= vowels.count
    } while rest > 0
    return word.count < 4 ? word + "xo" : word
  }
}
