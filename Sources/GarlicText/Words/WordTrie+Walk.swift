// Where in the trie does this character lead from here?

extension WordTrie {
  /// A state that some characters have led to.
  struct State: BitwiseCopyable {
    /// Of a node, or of the next unit to match.
    fileprivate(set) var position: Int
    /// How many units a linear match still asks for; -1 where nothing follows.
    fileprivate var left: Int

    /// Before the first character.
    static let root = State(position: 0, left: 0)
    /// Whether no word goes on.
    var isEnd: Bool { left < 0 }
  }

  /// Follows one character.
  /// - Returns: where it leads, and the cost of the word that ends there, 0 for none; nil when no word goes
  ///   on so.
  /// - Complexity: O(log edges).
  func follow(_ state: State, by character: UInt16) -> (state: State, cost: UInt8)? {
    if state.isEnd { return nil }
    if state.left > 0 {
      return matched(state.position, left: state.left, by: character)
    }
    var lead = unit(state.position)
    var position = state.position + 1
    if lead >= 0x40 {
      let (_, isFinal, after) = nodeValue(lead, at: position)
      if isFinal { return nil }
      position = after
      lead &= 0x3F
    }
    if lead >= 0x30 { return matched(position, left: lead - 0x30 + 1, by: character) }
    guard case .found(let node, let value) = branch(at: position, lead: lead, by: Int(character))
    else { return nil }
    if let value { return (State(position: node, left: -1), Self.cost(value)) }
    return arrived(at: node)
  }

  /// Follows one character of a linear match.
  private func matched(
    _ position: Int, left: Int, by character: UInt16
  ) -> (state: State, cost: UInt8)? {
    if unit(position) != Int(character) { return nil }
    return left > 1
      ? (State(position: position + 1, left: left - 1), 0) : arrived(at: position + 1)
  }

  /// A node, with the value that it begins with.
  private func arrived(at node: Int) -> (state: State, cost: UInt8) {
    let lead = unit(node)
    if lead < 0x40 { return (State(position: node, left: 0), 0) }
    let (value, isFinal, _) = nodeValue(lead, at: node + 1)
    return (State(position: node, left: isFinal ? -1 : 0), Self.cost(value))
  }
}
