// Is the title among the first five when somebody types it?

import Foundation
import Garlic

/// Types titles of a list in all ways and counts how often the title is within the first five completions of an index
/// of these titles.
///
/// What is typed is left out where more than five titles begin so: nobody can tell which of them is meant.
struct TypedRun {
  /// A file of titles, one a line; of lines with tabs the first part.
  let titles: String
  var count = 20_000
  var seed: UInt64 = 20_261_127

  private static let mostAmbiguous = 5
  private static let shown = 5
  /// Titles that are typed in each way and script.
  private static let typedCount = 300

  private enum Script: String, CaseIterable { case han, kana, hangul, latin }

  func run() throws {
    var random = SplitMix64(state: seed)
    let all = Set(try Lines(path: titles).map { String($0.prefix(while: { $0 != "\t" })) })
      .filter { !$0.isEmpty && $0.utf8.count <= 200 }
    let chosen = Array(all.sorted().shuffled(using: &random).prefix(count))
    let index = try SearchIndex.inMemory(schema: Schema(.text("title", completes: true)))
    try index.write { batch in
      for (number, title) in chosen.enumerated() {
        try batch.put(id: "\(number)", ["title": .string(title)])
      }
    }
    let snapshot = index.snapshot
    try snapshot.prepareCompletions()
    print(
      "\(chosen.count) titles, seed \(seed), \(snapshot.completionByteCount / max(1, chosen.count)) bytes a title"
    )
    let slips = Slip([])
    var (tried, found, first) = (0, 0, 0)
    for form in TypedForm.allCases {
      let forms = chosen.map { form.parts(of: $0) }
      let sorted = forms.map { $0.joined() }.sorted()
      for script in Script.allCases {
        var (mine, hits, firsts) = (0, 0, 0)
        var missed: [String] = []
        for number in chosen.indices.shuffled(using: &random) {
          if mine == Self.typedCount { break }
          guard Self.script(chosen[number]) == script,
            let typed = typed(forms[number], form, sorted, slips, &random)
          else { continue }
          mine += 1
          let texts = try snapshot.complete(typed).prefix(Self.shown).map(\.text)
          if texts.contains(chosen[number]) {
            hits += 1
          } else if missed.count < 6 {
            missed.append("\(typed) (\(chosen[number]))")
          }
          if texts.first == chosen[number] { firsts += 1 }
        }
        if mine == 0 { continue }
        (tried, found, first) = (tried + mine, found + hits, first + firsts)
        print("\(form.rawValue), \(script.rawValue): \(hits) of \(mine), first \(firsts)")
        if !missed.isEmpty { print("  missed \(missed.joined(separator: ", "))") }
      }
    }
    print(
      String(
        format: "all: %d of %d within the first five, %.1f %%; first %.1f %%", found, tried,
        100 * Double(found) / Double(max(1, tried)), 100 * Double(first) / Double(max(1, tried))))
  }

  /// Some of the first parts as they are typed; nil where too many titles begin so.
  private func typed(
    _ parts: [String], _ form: TypedForm, _ sorted: [String], _ slips: Slip,
    _ random: inout SplitMix64
  ) -> String? {
    let most = min(form.lengths.upperBound, parts.count)
    guard most >= form.lengths.lowerBound else { return nil }
    let length =
      form == .full ? parts.count : Int.random(in: form.lengths.lowerBound...most, using: &random)
    let typed = parts.prefix(length).joined()
    guard typed.contains(where: { !$0.isWhitespace }), typed.last?.isWhitespace == false,
      Self.count(typed, sorted) <= Self.mostAmbiguous
    else { return nil }
    if form != .slip { return typed }
    // The slips of keys and vowels: the last word is broken, from four letters on.
    guard let word = typed.split(separator: " ").last,
      word.count >= 4 || !word.allSatisfy(\.isASCII),
      let broken = slips.broken(String(word), using: &random)
    else { return nil }
    return typed.dropLast(word.count) + broken
  }

  /// How many begin so.
  private static func count(_ beginning: String, _ sorted: [String]) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < beginning { low = middle + 1 } else { high = middle }
    }
    return sorted[low...].prefix(mostAmbiguous + 1).prefix { $0.hasPrefix(beginning) }.count
  }

  private static func script(_ title: String) -> Script? {
    guard let first = title.first else { return nil }
    if TypedForm.isHan(first) { return .han }
    if TypedForm.isKana(first) { return .kana }
    if TypedForm.isHangul(first) { return .hangul }
    return first.isLetter ? .latin : nil
  }
}
