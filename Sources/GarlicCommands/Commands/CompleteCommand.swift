// search complete -i FILE TYPED: what does a search box offer?

import ArgumentParser
import Garlic

struct CompleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete",
    abstract: "List words, values and titles that continue what was typed.",
    discussion: """
      Initials and half-typed syllables stand for Hangul, Latin letters for kana and, as \
      pinyin, for Chinese characters. Exit codes: 0 with \
      completions, 1 without, 2 after a failure.
      """)

  @Option(
    name: [.customShort("i"), .long], help: "The index file.",
    completion: .file(extensions: ["garlic"]))
  var index: String

  @Argument(help: "What was typed so far.")
  var typed: String

  @Option(help: "Take words and values from this field; may be repeated.")
  var field: [String] = []

  @Option(name: [.customShort("n", allowingJoined: true), .long], help: "The most to list.")
  var limit = 10

  @Flag(help: "Print one JSON object per completion, each on a line.")
  var json = false

  @Flag(help: "In pinyin take z, c, s and n for zh, ch, sh and ng, too, and the other way round.")
  var similarSounds = false

  @Flag(
    help:
      "Where nothing else is found, take Latin letters for the keys of Hangul, and the other way round."
  )
  var otherLayout = false

  @Option(help: "Rank titles by this field of numbers or dates, the greatest first.")
  var weight: String?

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit): use a number above 0.") }
  }

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let snapshot = try SearchIndex.open(index).snapshot
      let completions = try snapshot.complete(
        typed, in: field.isEmpty ? nil : field, limit: limit, weight: weight,
        similarSounds: similarSounds, otherLayout: otherLayout)
      for completion in completions {
        try console.print(json ? Self.json(completion) : Self.line(completion))
      }
      try console.flush()
      if completions.isEmpty { throw CommandFailure.noHits }
    }
  }

  private static func line(_ completion: Completion) -> String {
    "\(completion.text)\t\(completion.documents)"
  }

  private static func json(_ completion: Completion) -> String {
    JSONText.object { json in
      json.member("text", completion.text)
      json.key("highlights")
      json.array { json in
        for range in completion.highlights { json.array([range.lowerBound, range.upperBound]) }
      }
      json.member("documents", completion.documents)
    }
  }
}
