// How is a number written in hexadecimal digits?

extension String {
  /// A number in lower-case hexadecimal digits, with zeros before it up to so many digits.
  package init(hexadecimal value: some UnsignedInteger, digits: Int) {
    let written = String(value, radix: 16)
    self.init(repeating: "0", count: Swift.max(0, digits - written.count))
    self += written
  }
}
