// Which elements come first?

/// The first elements of an order.
enum FirstElements {
  /// - Complexity: O(elements · log limit).
  static func of<Element>(
    _ elements: [Element], _ limit: Int, _ precedes: (Element, Element) -> Bool
  ) -> [Element] {
    if limit >= elements.count / 8 { return Array(elements.sorted(by: precedes).prefix(limit)) }
    if limit == 0 { return [] }
    var heap: [Element] = []
    for element in elements {
      if heap.count < limit {
        heap.append(element)
        heap.rise(heap.count - 1) { precedes($1, $0) }
      } else if precedes(element, heap[0]) {
        heap[0] = element
        heap.sink(0) { precedes($1, $0) }
      }
    }
    return heap.sorted(by: precedes)
  }
}
