// Which words has a line that somebody types in bash?

/// The words of a line of bash up to the cursor, without quotation marks and backslashes.
struct ShellWords {
  private(set) var words: [String] = []
  /// How much of the last word stands before what bash takes for it, in characters: bash begins a word anew behind a
  /// colon and an equals sign.
  private(set) var hiddenCount = 0

  init(_ line: String) {
    var word = ""
    var isWord = false
    var quote: Character?
    var hidden = 0
    var rest = line[...]
    while let character = rest.popFirst() {
      if let open = quote {
        if character == open {
          quote = nil
        } else if character == "\\", open == "\"", let next = rest.popFirst() {
          word.append(next)
        } else {
          word.append(character)
        }
        continue
      }
      switch character {
      case "\"", "'":
        quote = character
        isWord = true
      case "\\":
        if let next = rest.popFirst() { word.append(next) }
        isWord = true
      case " ", "\t":
        if isWord { words.append(word) }
        (word, isWord, hidden) = ("", false, 0)
      case "|", ";", "&", "(":
        // Another command begins.
        words = []
        (word, isWord, hidden) = ("", false, 0)
      default:
        word.append(character)
        isWord = true
        if character == ":" || character == "=" { hidden = word.count }
      }
    }
    words.append(word)
    hiddenCount = hidden
  }
}
