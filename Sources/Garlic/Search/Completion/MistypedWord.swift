// Which words slip into this one so easily that it is hardly meant, though documents have it?

/// Words of Latin letters whose fingers got in each other's way.
enum MistypedWord {
  /// Letters of words that are long enough.
  private static let lengths = 6...24

  /// The words with two neighbouring letters swapped back, or a letter single that is double, the first and the last
  /// letter as they are: endings are other forms of a word.
  static func likelyMeant(_ word: String) -> [String] {
    let letters = Array(word.lowercased().utf8)
    guard lengths.contains(letters.count), letters.allSatisfy({ 0x61...0x7A ~= $0 }) else {
      return []
    }
    var found: [String] = []
    for place in 1..<letters.count - 2 {
      var other = letters
      if letters[place] == letters[place + 1] {
        other.remove(at: place)
      } else {
        other.swapAt(place, place + 1)
      }
      found.append(String(decoding: other, as: UTF8.self))
    }
    return found
  }
}
