// What are the statistics of several shards together?

extension SearchStatistics {
  /// The statistics of the documents of both.
  ///
  /// Weights and b of a field are those of the right side, as of the last of several indexes that are searched as one.
  /// Fields of one name that differ in kind, positions or analysis both stay, and a search with the sum throws
  /// `IndexError.schemaMismatch`.
  public static func + (left: SearchStatistics, right: SearchStatistics) -> SearchStatistics {
    var sum = left
    sum += right
    return sum
  }

  /// Adds the statistics of other documents.
  public static func += (sum: inout SearchStatistics, other: SearchStatistics) {
    sum.documentCount = added(sum.documentCount, other.documentCount)
    for field in other.fields {
      let known = sum.fields.firstIndex {
        $0.name == field.name && $0.kind == field.kind && $0.hasPositions == field.hasPositions
          && $0.analysis == field.analysis
      }
      guard let known else {
        sum.fields.append(field)
        continue
      }
      sum.fields[known].weight = field.weight
      sum.fields[known].b = field.b
      sum.fields[known].documents = added(sum.fields[known].documents, field.documents)
      sum.fields[known].length = added(sum.fields[known].length, field.length)
      sum.fields[known].documentsByScript = added(
        sum.fields[known].documentsByScript, field.documentsByScript)
      sum.fields[known].lengthsByScript = added(
        sum.fields[known].lengthsByScript, field.lengthsByScript)
    }
    sum.analyzers = Set(sum.analyzers).union(other.analyzers).sorted()
    sum.scripts = added(sum.scripts, other.scripts)
    for (term, counts) in other.terms {
      sum.terms[term, default: [:]].merge(counts) { added($0, $1) }
    }
    for (word, forms) in other.forms {
      sum.forms[word] = Set(sum.forms[word] ?? []).union(forms).sorted()
    }
    sum.unions.merge(other.unions) { added($0, $1) }
  }

  /// Sums by script, of which either side may have none.
  private static func added(_ a: [Int], _ b: [Int]) -> [Int] {
    (0..<max(a.count, b.count)).map { number in
      added(number < a.count ? a[number] : 0, number < b.count ? b[number] : 0)
    }
  }

  /// A sum that ends at the greatest number, which no search accepts, instead of trapping.
  private static func added(_ a: Int, _ b: Int) -> Int {
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? (a < 0 ? .min : .max) : sum
  }
}
