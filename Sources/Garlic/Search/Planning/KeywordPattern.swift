// Which keywords are meant?

/// Keywords that begin with `prefix` and pass a test: those of a prefix, a wildcard or a range.
struct KeywordPattern: Sendable {
  let fields: [Int]
  let prefix: [UInt8]
  let matches: @Sendable ([UInt8]) -> Bool
}
