// Which words say how something is asked, and not what?

/// Words that are in a good part of all texts of their language: articles, pronouns, prepositions, question words.
///
/// What a collection tells of them is all there is to know where it is large; in one of a dozen documents "how" may be
/// in a single one, and is no rarer for that. The English words are those of Snowball's list of stop words (Porter,
/// BSD licence), without the contractions; the others are the question words of their languages, and what goes with
/// them, in the folded form of terms.
package enum FunctionWords {
  /// Whether a folded term is one.
  /// - Complexity: O(length).
  package static func contains(_ term: [UInt8]) -> Bool {
    guard let slot = slot(of: term.span), known[slot] else { return false }
    var isOne = false
    forEachWord { word in
      isOne = isOne || word.count == term.count && word.indices.allSatisfy { word[$0] == term[$0] }
    }
    return isOne
  }

  /// Whether any of the words falls into a slot: most terms of a query are told apart by that.
  private static let known: [Bool] = {
    var known = [Bool](repeating: false, count: slots)
    forEachWord { word in if let slot = slot(of: word) { known[slot] = true } }
    return known
  }()

  private static let slots = 4096

  /// A number that is the same for equal words, from their lengths and three of their bytes.
  @inline(__always)
  private static func slot(of term: Span<UInt8>) -> Int? {
    if term.isEmpty { return nil }
    let first = Int(term[0])
    let middle = Int(term[term.count / 2])
    let last = Int(term[term.count &- 1])
    return (first &* 61 &+ last &* 17 &+ middle &* 251 &+ term.count &* 1021) & (slots &- 1)
  }

  /// Calls `body` with each word: there are two thousand bytes of them, and few terms need to be looked for.
  private static func forEachWord(_ body: (Span<UInt8>) -> Void) {
    let utf8 = words.utf8Span.span
    var start = 0
    for end in 0...utf8.count where end == utf8.count || utf8[end] <= 0x20 {
      if end > start { body(utf8.extracting(start..<end)) }
      start = end + 1
    }
  }

  static let words = """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
    it its itself they them their theirs themselves what which who whom this that these those am is are was were be
    been being have has had having do does did doing would should could ought a an the and but if or because as until
    while of at by for with about against between into through during before after above below to from up down in out
    on off over under again further then once here there when where why how all any both each few more most other some
    such no nor not only own same so than too very can will just
    什么 怎么 怎样 如何 为什 为什么 为何 哪里 哪些 哪个 哪儿 多少 几个 是否 什么样
    どこ なぜ いつ だれ どれ どの どう どんな なに 何故
    무엇 어떻 어디 언제 누구 어느 어떤 왜 무슨 얼마
    """
}
