// Which titles have what was typed, in whichever way it is typed?

import GarlicText

/// The search of tables of titles: by letters, by readings and initials, and with a slip, until there are enough.
struct TitleSearch {
  private let tables: [TitleTable]
  /// The fields whose titles are wanted.
  private let fields: Set<Int>
  private let wanted: Int
  private let similarSounds: Bool
  private let typed: String
  /// What was typed, folded.
  private let prefix: [UInt16]
  /// The best, in no order until the end, without those of the same title.
  private var best: [TitleMatch] = []
  private var seen: Set<Int> = []

  /// - Parameters:
  ///   - wanted: how many titles are looked for: ways that are less likely are tried while there are fewer.
  init(
    _ typed: String, in tables: [TitleTable], fields: [Int], wanted: Int, similarSounds: Bool,
    by analyzer: Analyzer
  ) throws(IndexError) {
    self.tables = tables
    self.fields = Set(fields)
    self.wanted = wanted
    self.similarSounds = similarSounds
    self.typed = typed
    prefix = try FoldedTitle(typed, by: analyzer).units
  }

  /// The best titles, no more than wanted.
  ///
  /// - Complexity: O(titles that begin so); with a slip, O(beginnings that are one edit away).
  mutating func matches() -> [TitleMatch] {
    if wanted <= 0 || prefix.isEmpty { return [] }
    addPrefix(.beginning)
    let pinyin = PinyinPattern(typed, similarSounds: similarSounds)
    let kana = KanaBeginning(typed)
    let hangul = HangulBeginning(typed)
    func addReadings(_ way: TitleMatch.Way) {
      if let pinyin { addPinyin(pinyin, way) }
      if let kana { add(kana, way) }
      if let hangul { add(hangul, way) }
    }
    addReadings(.reading)
    if best.count < wanted, let pinyin { addPinyin(pinyin, .initials) }
    if best.count < wanted { addPrefix(.word) }
    if best.count < wanted { addReadings(.wordReading) }
    // Two initials stand somewhere in most titles.
    if best.count < wanted, let pinyin, prefix.count > 2 { addPinyin(pinyin, .wordInitials) }
    if best.isEmpty { addSlips(.slip, pinyin) }
    if best.isEmpty { addSlips(.wordSlip, pinyin) }
    return best.sorted(by: TitleMatch.isBefore)
  }

  private func starts(_ table: TitleTable, _ way: TitleMatch.Way) -> TitleStarts {
    switch way {
    case .beginning, .reading, .initials, .slip: table.wholes
    case .word, .wordReading, .wordInitials, .wordSlip: table.words
    }
  }

  private mutating func addPrefix(_ way: TitleMatch.Way) {
    for number in tables.indices {
      let starts = starts(tables[number], way)
      let range = starts.range(of: prefix, in: tables[number].units)
      collect(range, prefix.count, starts, number, way)
    }
  }

  private mutating func addPinyin(_ pattern: PinyinPattern, _ way: TitleMatch.Way) {
    let hasInitials = way == .initials || way == .wordInitials
    for number in tables.indices {
      let starts = starts(tables[number], way)
      let roots =
        pattern.firstLetter.map { starts.groups(ofLetter: $0) }
        ?? Array(pattern.firstCharacter.map { starts.groups(of: $0) } ?? starts.groups[...])
      var found: [(Range<Int>, Int)] = []
      starts.walk(
        roots, in: tables[number].units, PinyinPattern.Places(),
        advance: { (places, unit) in
          if unit == FoldedTitle.space { return places }
          var next = pattern.advanced(places, by: UInt32(unit))
          if !hasInitials { next = pattern.withoutInitials(next) }
          return next.isEmpty ? nil : next
        }, isAtEnd: pattern.isAtEnd, found: { found.append(($0, $1)) })
      for (range, depth) in found { collect(range, depth, starts, number, way) }
    }
  }

  private mutating func add(_ beginning: some TitleBeginning, _ way: TitleMatch.Way) {
    for number in tables.indices {
      let starts = starts(tables[number], way)
      var found: [(Range<Int>, Int)] = []
      starts.walk(
        beginning.roots(of: starts), in: tables[number].units, [UInt16](),
        advance: { (path, unit) in
          let next = path + [unit]
          return beginning.mayGoOn(next) ? next : nil
        }, isAtEnd: beginning.isAtEnd, found: { found.append(($0, $1)) })
      for (range, depth) in found { collect(range, depth, starts, number, way) }
    }
  }

  private mutating func addSlips(_ way: TitleMatch.Way, _ pinyin: PinyinPattern?) {
    if let slip = SlipBeginning(prefix) {
      for number in tables.indices {
        let starts = starts(tables[number], way)
        var found: [(Range<Int>, Int)] = []
        starts.walk(
          slip.roots(of: starts), in: tables[number].units, slip.automaton.start,
          advance: slip.automaton.advanced, isAtEnd: slip.automaton.isAtEnd,
          found: { found.append(($0, $1)) })
        for (range, depth) in found { collect(range, depth, starts, number, way) }
      }
    }
    if best.isEmpty, let pinyin {
      for variant in pinyin.slips {
        addPinyin(variant, way)
        if best.count >= wanted { break }
      }
    }
  }

  /// Adds the titles of places that begin with what was typed.
  private mutating func collect(
    _ range: Range<Int>, _ depth: Int, _ starts: TitleStarts, _ number: Int, _ way: TitleMatch.Way
  ) {
    let table = tables[number]
    for index in range {
      let title = Int(starts.titles[index])
      let rank = table.ranks[title]
      let weight = table.weight(title)
      if best.count >= wanted, let last = best.last {
        // Most are worse than the worst so far.
        if way.rawValue > last.way.rawValue { continue }
        if way == last.way, weight < last.weight || weight == last.weight && rank >= last.rank {
          continue
        }
      }
      guard fields.contains(table.field(title)), seen.insert(number << 32 | title).inserted else {
        continue
      }
      let offset = table.offset(of: starts.places[index], in: title)
      let match = TitleMatch(
        way: way, weight: weight, rank: rank, table: number, title: title,
        units: offset..<offset + depth)
      let at = best.indices.partitioningIndex { TitleMatch.isBefore(match, best[$0]) }
      best.insert(match, at: at)
      if best.count > wanted { best.removeLast() }
    }
  }
}
