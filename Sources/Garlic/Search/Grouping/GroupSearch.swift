// Which groups come first, and which hits are first in each?

import GarlicText

/// Finds the first groups of the matches, in the order of their first hits, and the first hits of each.
///
/// The matches are gone through twice: for the counts and first hits of all groups, then for the hits of those
/// that are shown.
struct GroupSearch {
  /// A group of the snapshot.
  struct Group {
    /// Nil for documents without a value.
    var value: [UInt8]?
    var count: Int
    /// The first hits, in order.
    var hits: [SortedEntry]
  }

  let order: SortOrder
  let field: Int
  let hits: Int
  /// Memory for groups, in bytes.
  let budget: Int
  let factor: ScoreFactor?

  /// The groups from `offset` on, `limit` at most, and how many there are.
  ///
  /// - Complexity: O(matches); some 200 bytes for each group.
  func groups(
    _ plans: [SegmentPlan], _ node: PlanNode, offset: Int, limit: Int, _ deadline: Deadline
  ) throws(IndexError) -> (groups: [Group], total: Int) {
    var all: [[UInt8]?: Group] = [:]
    for plan in plans {
      try deadline.check()
      try addGroups(of: plan, node, to: &all)
    }
    let total = all.count
    let first = FirstElements.of(Array(all.values), offset + limit) { precedes($0, $1) }
    var groups = Array(first.dropFirst(offset))
    if hits > 1, !groups.isEmpty {
      for plan in plans {
        try deadline.check()
        try addHits(of: plan, node, to: &groups)
      }
    }
    return (groups, total)
  }

  /// All groups, in no order.
  ///
  /// - Complexity: O(matches · hits); some 200 bytes for each hit of each group.
  func groups(
    _ plans: [SegmentPlan], _ node: PlanNode, _ deadline: Deadline
  ) throws(IndexError) -> [Group] {
    var all: [[UInt8]?: Group] = [:]
    for plan in plans {
      try deadline.check()
      try addGroups(of: plan, node, to: &all)
    }
    var groups = Array(all.values)
    if hits > 1, !groups.isEmpty {
      let (needed, overflows) = groups.count.multipliedReportingOverflow(
        by: 200 * min(hits, 1 << 32))
      if overflows || needed > budget { throw .searchTooLarge(needed: needed, allowed: budget) }
      for plan in plans {
        try deadline.check()
        try addHits(of: plan, node, to: &groups)
      }
    }
    return groups
  }

  /// The order of groups: that of their first hits; of those with one first hit, that of their values.
  private func precedes(_ a: Group, _ b: Group) -> Bool {
    Self.precedes(a.hits[0], a.value, b.hits[0], b.value, by: order)
  }

  /// The same of groups with these first hits and values.
  static func precedes(
    _ a: SortedEntry, _ left: [UInt8]?, _ b: SortedEntry, _ right: [UInt8]?, by order: SortOrder
  ) -> Bool {
    if a.document != b.document { return order.precedes(a, b) }
    guard let left, let right else { return right == nil && left != nil }
    return left.lexicographicallyPrecedes(right)
  }

  /// Calls `body` with each match and the numbers of its groups in the segment: ordinals, or the number of
  /// ordinals for none.
  private func forEachMatch(
    _ plan: SegmentPlan, _ node: PlanNode,
    _ body: (Matcher, [Int]) throws(IndexError) -> Void
  ) throws(IndexError) {
    let column = try plan.view.reader.column(field)
    let none = try plan.view.reader.ordinals(field)?.count ?? 0
    let count = UInt32(plan.view.reader.documentCount)
    var deadline = plan.deadline
    let matcher = try plan.matches(node)
    var numbers: [Int] = []
    while matcher.doc < count {
      try deadline.tick()
      if !plan.view.deleted.contains(matcher.doc) {
        numbers.removeAll(keepingCapacity: true)
        for offset in column?.offsets(Int(matcher.doc)) ?? 0..<0 {
          guard let column else { continue }
          let ordinal = column.value(at: offset)
          guard ordinal >= 0, ordinal < Int64(none) else {
            throw .corrupt(
              path: plan.view.reader.path, section: SectionKind.column.name, offset: 0,
              reason: "the keyword \(ordinal) of \(none) is a value of document \(matcher.doc)")
          }
          numbers.append(Int(ordinal))
        }
        if numbers.isEmpty { numbers.append(none) }
        try body(matcher, numbers)
      }
      try matcher.next()
    }
  }

  private func entry(
    _ keys: [SegmentSortKey], _ view: SegmentView, _ matcher: Matcher
  ) throws(IndexError) -> SortedEntry {
    let document = view.base + Int(matcher.doc)
    var score = try matcher.score()
    if let factor { score = Score.exact(score * factor.value(of: document)) }
    var values: [SortValue] = []
    for key in keys { values.append(try key.value(Int(matcher.doc))) }
    return SortedEntry(values: values, score: score, document: document)
  }

  private func keys(_ view: SegmentView) throws(IndexError) -> [SegmentSortKey] {
    var keys: [SegmentSortKey] = []
    for key in order.keys { keys.append(try SegmentSortKey(key, view.reader)) }
    return keys
  }

  private func addGroups(
    of plan: SegmentPlan, _ node: PlanNode, to all: inout [[UInt8]?: Group]
  ) throws(IndexError) {
    let keys = try keys(plan.view)
    let ordinals = try plan.view.reader.ordinals(field)
    let none = ordinals?.count ?? 0
    var counts = [Int](repeating: 0, count: none + 1)
    var firsts = [SortedEntry?](repeating: nil, count: none + 1)
    if keys.isEmpty {
      // By score alone: an entry is made for the first of each group, not for each match.
      var best = [Double](repeating: -.infinity, count: none + 1)
      var documents = [Int](repeating: 0, count: none + 1)
      if try !addTerm(plan, node, &counts, &best, &documents) {
        try forEachMatch(plan, node) { (matcher, numbers) throws(IndexError) in
          let document = plan.view.base + Int(matcher.doc)
          var score = try matcher.score()
          if let factor { score = Score.exact(score * factor.value(of: document)) }
          for number in numbers {
            counts[number] &+= 1
            if score > best[number] || counts[number] == 1 {
              best[number] = score
              documents[number] = document
            }
          }
        }
      }
      for number in counts.indices where counts[number] > 0 {
        firsts[number] = SortedEntry(
          values: [], score: best[number], document: documents[number])
      }
    } else {
      try forEachMatch(plan, node) { (matcher, numbers) throws(IndexError) in
        let entry = try entry(keys, plan.view, matcher)
        for number in numbers {
          counts[number] += 1
          if let first = firsts[number], !order.precedes(entry, first) { continue }
          firsts[number] = entry
        }
      }
    }
    let perGroup = 200
    guard all.count + counts.count <= budget / perGroup else {
      throw .searchTooLarge(needed: (all.count + counts.count) * perGroup, allowed: budget)
    }
    func add(_ value: [UInt8]?, _ number: Int) {
      guard counts[number] > 0, let first = firsts[number] else { return }
      guard var known = all[value] else {
        all[value] = Group(value: value, count: counts[number], hits: [first])
        return
      }
      known.count += counts[number]
      if order.precedes(first, known.hits[0]) { known.hits = [first] }
      all[value] = known
    }
    try ordinals?.forEach((0..<none).filter { counts[$0] > 0 }) { (ordinal, term) in
      add(term, ordinal)
    }
    add(nil, none)
  }

  /// The same for the documents of one term in one field that each have one keyword: a plain loop over postings.
  ///
  /// - Returns: false when the plan or the column is another; then nothing was counted.
  private func addTerm(
    _ plan: SegmentPlan, _ node: PlanNode, _ counts: inout [Int], _ best: inout [Double],
    _ documents: inout [Int]
  ) throws(IndexError) -> Bool {
    guard factor == nil, !plan.leavesFew, case .term(let term) = node,
      let column = try plan.view.reader.column(field), let plain = column.plain,
      let matcher = try plan.termMatcher(term), let list = matcher.onlyList
    else { return false }
    let none = counts.count - 1
    let excluded = plan.view.deleted
    let limit = UInt32(plain.count)
    let base = plan.view.base
    var deadline = plan.deadline
    while list.cursor.doc < limit {
      try deadline.tick()
      list.cursor.drainBlock(before: limit) { document, tf in
        if excluded.contains(document) { return }
        let number = min(max(Int(truncatingIfNeeded: plain[Int(document)]), 0), none)
        let score = TermMatcher.saturated(
          list.scoring.count(document, tf), matcher.weight, matcher.k1)
        counts[number] &+= 1
        if score > best[number] {
          best[number] = score
          documents[number] = base &+ Int(document)
        }
      }
    }
    return true
  }

  private func addHits(
    of plan: SegmentPlan, _ node: PlanNode, to groups: inout [Group]
  ) throws(IndexError) {
    let keys = try keys(plan.view)
    let ordinals = try plan.view.reader.ordinals(field)
    var wanted: [Int: Int] = [:]
    for (index, group) in groups.enumerated() {
      guard let value = group.value else {
        wanted[ordinals?.count ?? 0] = index
        continue
      }
      if let (ordinal, isFound) = try ordinals?.lowerBound(value), isFound {
        wanted[ordinal] = index
      }
    }
    if wanted.isEmpty { return }
    try forEachMatch(plan, node) { (matcher, numbers) throws(IndexError) in
      for number in numbers {
        guard let index = wanted[number] else { continue }
        let entry = try entry(keys, plan.view, matcher)
        // The first hit is there already.
        if entry.document == groups[index].hits[0].document { continue }
        let place =
          groups[index].hits.firstIndex { order.precedes(entry, $0) } ?? groups[index].hits.count
        if place >= hits { continue }
        groups[index].hits.insert(entry, at: place)
        if groups[index].hits.count > hits { groups[index].hits.removeLast() }
      }
    }
  }
}
