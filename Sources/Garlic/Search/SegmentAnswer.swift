// What was found so far?

/// The best documents of one segment, or of those searched so far, and how many match.
struct SegmentAnswer: Sendable {
  var top: TopHits
  var total = SearchResults.Total(count: 0, isExact: true)
}
