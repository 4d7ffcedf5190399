// How are counts written, for people and for programs?

import Garlic

/// Writes the counts of facets.
enum FacetFormat {
  /// The longest bar, in columns.
  private static let barLength = 30

  /// A table with a bar for each value.
  static func lines(_ facet: FacetResult) -> [String] {
    if let statistics = facet.statistics {
      var table = Table([
        (facet.name, .left), ("values", .right), ("least", .right), ("greatest", .right),
        ("mean", .right), ("sum", .right),
      ])
      table.add([
        "", Decimal.grouped(statistics.count), statistics.least?.text ?? "",
        statistics.greatest?.text ?? "", Decimal.text(statistics.mean, digits: 2),
        Decimal.text(statistics.sum, digits: 2),
      ])
      return table.lines
    }
    var table = Table([(facet.name, .left), ("count", .right), ("", .left)])
    let most = facet.buckets.map(\.count).max() ?? 0
    for bucket in facet.buckets {
      let length = most > 0 ? (bucket.count * barLength + most - 1) / most : 0
      table.add([
        bucket.label, Decimal.grouped(bucket.count), String(repeating: "▇", count: length),
      ])
    }
    var lines = table.lines
    let hidden = facet.bucketCount - facet.buckets.count { $0.count > 0 }
    if hidden > 0 { lines.append("and \(Decimal.count(hidden, "other value"))") }
    if facet.missing > 0 { lines.append("\(Decimal.grouped(facet.missing)) without a value") }
    return lines
  }

  /// All facets as one object on one line.
  static func json(_ facets: [FacetResult]) -> String {
    JSONText.object { json in
      json.key("facets")
      json.object { json in
        for facet in facets {
          json.key(facet.name)
          if let statistics = facet.statistics {
            json.object { json in
              json.member("count", statistics.count)
              json.key("least")
              json.value(statistics.least)
              json.key("greatest")
              json.value(statistics.greatest)
              json.member("mean", statistics.mean)
              json.member("sum", statistics.sum)
            }
          } else {
            json.array { json in
              for bucket in facet.buckets {
                json.object { json in
                  json.member("value", bucket.label)
                  json.member("count", bucket.count)
                }
              }
            }
          }
        }
      }
    }
  }
}

extension JSONText {
  /// A value of a document; null for a missing one.
  mutating func value(_ value: FieldValue?) {
    switch value {
    case nil: null()
    case .string(let text)?: self.value(text)
    case .integer(let number)?: self.value(Int(number))
    case .double(let number)?: self.value(number)
    case .strings(let texts)?: array { json in for text in texts { json.value(text) } }
    case .integers(let numbers)?:
      array { json in for number in numbers { json.value(Int(number)) } }
    case .doubles(let numbers)?: array { json in for number in numbers { json.value(number) } }
    }
  }
}
