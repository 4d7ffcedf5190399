// What does a person want to see of each term? Tokens with texts, ranges, runs and weights.

/// Collects tokens, and gives pairs their weights when the words of the text are known.
struct TokenSink: TermSink {
  private(set) var tokens: [Token] = []
  private var run = -1
  private var bytes: [UInt8] = []
  /// Units where a word of two characters begins, whose pair is that word, ascending.
  private var wordPairs: [Int] = []

  mutating func unit(
    _ elements: Range<Int>, of text: SegmentedText, isCJK: Bool, startsRun: Bool
  ) {
    // Words open their run themselves, because they are told before their units.
    if isCJK && startsRun { run += 1 }
  }

  mutating func pair(_ first: Int, _ second: Int, of text: SegmentedText, unit: Int) {
    bytes.removeAll(keepingCapacity: true)
    unsafe bytes.append(utf8: text.scalars[first].scalar)
    unsafe bytes.append(utf8: text.scalars[second].scalar)
    let isHangul =
      unsafe text.scalars[first].isClass(.hangul) && text.scalars[second].isClass(.hangul)
    unsafe add(
      .pair, first..<second + 1, of: text, unit: unit, unitCount: 2,
      weight: isHangul ? TermWeights.wordPair : TermWeights.otherPair)
  }

  mutating func runFinal(_ element: Int, of text: SegmentedText, unit: Int) {
    bytes.removeAll(keepingCapacity: true)
    unsafe bytes.append(utf8: text.scalars[element].scalar)
    unsafe add(
      .runFinal, element..<element + 1, of: text, unit: unit, unitCount: 1,
      weight: TermWeights.runFinal)
  }

  mutating func cjkWord(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, entry: UInt32
  ) {
    if unitCount == 2 {
      wordPairs.append(unit)
      return
    }
    unsafe text.copyCJK(elements, into: &bytes)
    unsafe add(
      .cjkWord, elements, of: text, unit: unit, unitCount: unitCount, weight: TermWeights.cjkWord)
  }

  mutating func word(
    _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int, kind: TokenKind
  ) {
    if kind == .word { run += 1 }
    unsafe text.copy(elements, into: &bytes)
    unsafe add(
      kind, elements, of: text, unit: unit, unitCount: unitCount,
      weight: kind == .word ? TermWeights.word : TermWeights.part)
  }

  private mutating func add(
    _ kind: TokenKind, _ elements: Range<Int>, of text: SegmentedText, unit: Int, unitCount: Int,
    weight: Double
  ) {
    let start = unsafe Int(text.starts[elements.lowerBound])
    let end = unsafe Int(text.end(of: elements.upperBound - 1))
    tokens.append(
      Token(
        text: String(decoding: bytes, as: UTF8.self), kind: kind, position: unit,
        unitCount: unitCount, range: start..<end, run: run, weight: weight))
  }

  private static func isHiragana(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { (0x3041...0x309F).contains($0.value) }
  }

  /// The tokens by position, with the final weights of the pairs.
  consuming func finished() -> [Token] {
    // Pairs are told by their units, as words are.
    var pairs = wordPairs[...]
    for index in tokens.indices where tokens[index].kind == .pair {
      while let unit = pairs.first, unit < tokens[index].position { pairs.removeFirst() }
      if pairs.first == tokens[index].position { tokens[index].weight = TermWeights.wordPair }
    }
    for index in tokens.indices
    where tokens[index].kind != .word && Self.isHiragana(tokens[index].text) {
      tokens[index].weight *= TermWeights.hiragana
    }
    // A word is told when it ends, after its pairs: sort by position, keeping the order otherwise.
    if zip(tokens, tokens.dropFirst()).allSatisfy({ $0.position <= $1.position }) { return tokens }
    let order = tokens.indices.sorted { left, right in
      tokens[left].position != tokens[right].position
        ? tokens[left].position < tokens[right].position : left < right
    }
    return order.map { tokens[$0] }
  }
}
