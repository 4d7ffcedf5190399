// Which values are derived from a document?

import Garlic

/// A document with values for columns: from its text, and from a hash of its id.
struct ColumnRow {
  static let schema = Schema(
    .text("body", stored: false), .keyword("source"), .keyword("tags"), .integer("length"),
    .date("date"), .double("price"))

  let id: String
  /// Which was put before which.
  let order: Int
  let body: FieldValue
  /// The file that it comes from.
  let source: String
  /// None to three of twelve, ascending.
  let tags: [String]
  /// Characters of the text.
  let length: Int64
  /// Milliseconds since 1970; nil in one of ten.
  let date: Int64?
  /// None to two, ascending.
  let prices: [Double]
  var isLive = true

  /// - Parameter salt: other values for other numbers.
  init(_ document: Document, order: Int, salt: UInt64) {
    id = document.id
    self.order = order
    body = document.fields["body"] ?? ""
    source = document.id.split(separator: "/").dropLast().joined(separator: "/")
    var hash = SplitMix64(state: document.id.utf8.reduce(salt) { ($0 &* 31) &+ UInt64($1) })
    var tags: Set<String> = []
    for _ in 0..<Int.random(in: 0...3, using: &hash) {
      tags.insert("tag\(Int.random(in: 0..<12, using: &hash))")
    }
    self.tags = tags.sorted()
    length = Int64(body.text.count)
    let moment = Int64.random(in: 1_400_000_000...1_790_000_000, using: &hash) * 1000
    date = Int.random(in: 0..<10, using: &hash) == 0 ? nil : moment
    prices = (0..<Int.random(in: 0...2, using: &hash)).map { _ in
      Double(Int.random(in: -400...400, using: &hash)) / 8
    }.sorted()
  }

  var fields: [String: FieldValue] {
    var fields: [String: FieldValue] = [
      "body": body, "source": .string(source), "tags": .strings(tags), "length": .integer(length),
      "price": .doubles(prices),
    ]
    if let date { fields["date"] = .integer(date) }
    return fields
  }

  /// The keywords of a field.
  func keywords(_ field: String) -> [String] { field == "source" ? [source] : tags }

  /// The numbers of a field, ascending; of a date its milliseconds.
  func numbers(_ field: String) -> [Double] {
    switch field {
    case "length": [Double(length)]
    case "date": date.map { [Double($0)] } ?? []
    default: prices
    }
  }
}
