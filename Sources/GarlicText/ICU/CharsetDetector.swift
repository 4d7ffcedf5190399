// Which encodings does ICU think of for these bytes?

internal import CICUShims

/// ICU's detector, which knows the letters of European languages and of Hebrew and Arabic.
enum CharsetDetector {
  struct Guess: Equatable {
    /// A name that ICU knows.
    var name: String
    /// From 0 to 100.
    var confidence: Int
  }

  /// The guesses, the likeliest first; none when ICU fails.
  static func guesses(_ bytes: ArraySlice<UInt8>) -> [Guess] {
    var found = [icu_encoding_guess](repeating: icu_encoding_guess(), count: 24)
    let count = unsafe bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return Int32(0) }
      var status: Int32 = 0
      let count = unsafe icu_detect_encodings(
        base, Int32(clamping: source.count), &found, Int32(found.count), &status)
      return status > 0 ? 0 : count
    }
    return found.prefix(Int(count)).map { guess in
      Guess(name: name(guess), confidence: Int(guess.confidence))
    }
  }

  private static func name(_ guess: icu_encoding_guess) -> String {
    unsafe withUnsafeBytes(of: guess.name) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
