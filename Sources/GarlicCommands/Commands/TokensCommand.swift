// search tokens TEXT: how is a text cut into terms?

import ArgumentParser
import GarlicText

struct TokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens", abstract: "Show the terms of a text, or its word segments.",
    discussion: """
      With --words, prints for each line of standard input one JSON array of the word segments as \
      [start, end) in UTF-8 bytes, including spaces and punctuation. With --words --check-icu FILE, \
      compares the boundaries with those of ICU: exit code 0 when they agree, 1 when they differ.
      """)

  @Argument(help: "The text to analyze.")
  var text: String?

  @Flag(help: "Print one JSON object per term, or one array per line of input.")
  var json = false

  @Flag(help: "Show the word segments of each line of standard input.")
  var words = false

  @Option(
    help: "Compare the boundaries with those of ICU in this file.", completion: .file())
  var checkICU: String?

  func validate() throws {
    if words || checkICU != nil {
      if text != nil { throw ValidationError("--words reads standard input or a file, not TEXT.") }
      if checkICU != nil, !words { throw ValidationError("--check-icu needs --words.") }
      return
    }
    if text == nil { throw ValidationError("Name the text to analyze.") }
  }

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      if let checkICU {
        try compare(checkICU, console)
      } else if words {
        try printPieces(console)
      } else {
        try printTerms(text ?? "", console)
      }
    }
  }

  private func printTerms(_ text: String, _ console: Console) throws {
    let tokens = try Analyzer().tokens(in: text)
    if json {
      for token in tokens {
        try console.print(
          JSONText.object { json in
            json.member("term", token.text)
            json.member("kind", "\(token.kind)")
            json.member("position", token.position)
            json.member("units", token.unitCount)
            json.member("start", token.range.lowerBound)
            json.member("end", token.range.upperBound)
            json.member("weight", token.weight)
          })
      }
      return
    }
    var table = Table([
      ("term", .left), ("kind", .left), ("position", .right), ("bytes", .right), ("weight", .right),
    ])
    for token in tokens {
      table.add([
        token.text, Self.name(of: token.kind), "\(token.position)",
        "\(token.range.lowerBound)..<\(token.range.upperBound)",
        Decimal.text(token.weight, digits: 2),
      ])
    }
    for line in table.lines { try console.print(line) }
  }

  private static func name(of kind: TokenKind) -> String {
    switch kind {
    case .word: "word"
    case .part: "part of a word"
    case .bigram: "bigram"
    case .unigram: "unigram"
    case .cjkWord: "CJK word"
    }
  }

  private func printPieces(_ console: Console) throws {
    let segmenter = try LineSegmenter()
    let input = InputLines(.standardInput)
    while let line = try input.next() {
      let pieces = try segmenter.pieces(of: line)
      if json {
        try console.print(Self.arrayText(pieces))
      } else {
        let texts = pieces.map { String(decoding: line[$0], as: UTF8.self) }
        try console.print(texts.joined(separator: "|"))
      }
    }
  }

  private static func arrayText(_ pieces: [Range<Int>]) -> String {
    var text = "["
    for (index, piece) in pieces.enumerated() {
      text += "\(index > 0 ? "," : "")[\(piece.lowerBound),\(piece.upperBound)]"
    }
    return text + "]"
  }

  private func compare(_ path: String, _ console: Console) throws {
    let bytes = try FileSystem.read(path)
    let text = try TextDecoder.decode(bytes)
    let progress = ProgressBar("Comparing", total: text.utf8.count, on: console)
    var boundaries = try BoundaryCount()
    try boundaries.add(text.utf8) { progress.advance($0) }
    progress.end()
    try console.print(
      """
      \(Decimal.bytes(text.utf8.count)), \(Decimal.count(boundaries.lineCount, "line")), \
      \(Decimal.count(boundaries.pieceCount, "piece")): \
      \(Decimal.count(boundaries.differenceCount, "difference"))
      """)
    for difference in boundaries.first { try console.print(difference) }
    if boundaries.differenceCount > 0 { throw CommandFailure.noHits }
  }
}
