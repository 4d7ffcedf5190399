// How are the figures of an evaluation written?

/// Figures for people and for programs.
enum EvaluationFormat {
  static func table(_ run: EvaluationRun) -> Table {
    var table = Table([("measure", .left), ("mean", .right), ("95 % interval", .right)])
    for (number, name) in Measures.names.enumerated() {
      let values = run.values(of: number)
      let interval = Significance.interval(values)
      table.add([
        name, Decimal.text(Significance.mean(values), digits: 4),
        "\(Decimal.text(interval.lowerBound, digits: 4)) – \(Decimal.text(interval.upperBound, digits: 4))",
      ])
    }
    return table
  }

  static func comparison(_ run: EvaluationRun, _ other: EvaluationRun) -> Table {
    var table = Table([
      ("measure", .left), ("first", .right), ("second", .right), ("difference", .right),
      ("p", .right),
    ])
    for (number, name) in Measures.names.enumerated() {
      let first = run.values(of: number)
      let second = other.values(of: number)
      let difference = Significance.mean(second) - Significance.mean(first)
      table.add([
        name, Decimal.text(Significance.mean(first), digits: 4),
        Decimal.text(Significance.mean(second), digits: 4),
        (difference > 0 ? "+" : "") + Decimal.text(difference, digits: 4),
        Decimal.text(Significance.randomizationTest(first, second), digits: 4),
      ])
    }
    return table
  }

  static func latency(_ run: EvaluationRun) -> String {
    let p50 = Decimal.text(Significance.percentile(0.5, run.latencies), digits: 2)
    let p99 = Decimal.text(Significance.percentile(0.99, run.latencies), digits: 2)
    return "latency    p50 \(p50) ms, p99 \(p99) ms"
  }

  /// A query that went wrong: what was expected, where it stands, and what came first instead.
  static func lines(_ answer: EvaluationRun.Answer) -> [String] {
    let value = Decimal.text(answer.measures.ndcg10, digits: 4)
    var lines = ["\(value)  \(answer.topic.id)  \(TextLine.of(answer.topic.text))"]
    let expected = answer.topic.relevance.filter { $0.value > 0 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (id, relevance) in expected.prefix(3) {
      let rank = answer.ranking.firstIndex { $0.id == id }
      let standing = rank.map { "rank \($0 + 1)" } ?? "not among \(answer.ranking.count) hits"
      lines.append("        expected \(id) (relevance \(relevance)): \(standing)")
    }
    if expected.count > 3 { lines.append("        and \(expected.count - 3) more") }
    if let first = answer.ranking.first, (answer.topic.relevance[first.id] ?? 0) <= 0 {
      lines.append("        first hit \(first.id)")
    }
    return lines
  }

  /// The figures as one object.
  static func json(
    _ run: EvaluationRun, other: EvaluationRun?, depth: Int
  ) -> String {
    JSONText.object { json in
      json.member("queries", run.answers.count)
      json.member("depth", depth)
      json.member("gain", "linear")
      json.member("seed", Int(Significance.seed))
      for (number, name) in Measures.names.enumerated() {
        let values = run.values(of: number)
        let interval = Significance.interval(values)
        json.key(name)
        json.object { json in
          json.member("mean", Significance.mean(values))
          json.member("low", interval.lowerBound)
          json.member("high", interval.upperBound)
          if let other {
            let others = other.values(of: number)
            json.member("compared", Significance.mean(others))
            json.member("p", Significance.randomizationTest(values, others))
          }
        }
      }
      json.key("latency")
      json.object { json in
        json.member("p50", Significance.percentile(0.5, run.latencies))
        json.member("p99", Significance.percentile(0.99, run.latencies))
      }
      json.key("worst")
      json.array { json in
        for answer in run.worst(10) {
          json.object { json in
            json.member("query", answer.topic.id)
            json.member("text", answer.topic.text)
            json.member("nDCG@10", answer.measures.ndcg10)
            json.key("expected")
            json.array { json in
              for id in answer.topic.relevance.filter({ $0.value > 0 }).keys.sorted() {
                json.value(id)
              }
            }
          }
        }
      }
    }
  }
}
