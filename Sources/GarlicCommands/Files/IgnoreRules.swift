// Is this path ignored, by all .gitignore and .ignore files from the repository down to its folder?

/// The patterns of the .gitignore and .ignore files that hold for a folder; one below adds its own.
struct IgnoreRules: Sendable {
  /// The patterns of one file.
  private struct Layer: Sendable {
    var patterns: [IgnorePattern]
    /// How many names lead from the first folder to the file's folder.
    var depth: Int
  }

  /// The files that say what to leave out; what the second says wins over the first.
  static let fileNames = [".gitignore", ".ignore"]

  private var layers: [Layer] = []
  /// Whether nothing is ignored.
  var isEmpty: Bool { layers.isEmpty }
  /// The names from the folder of the first layer to this folder.
  private(set) var path: [[UInt8]] = []

  /// The rules for a folder in this one.
  func entering(_ name: [UInt8]) -> IgnoreRules {
    var inner = self
    inner.path.append(name)
    return inner
  }

  /// Adds the lines of a .gitignore file in this folder.
  mutating func add(_ file: [UInt8]) {
    var bytes = file[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let patterns = bytes.split(separator: UInt8(ascii: "\n")).compactMap { IgnorePattern($0) }
    if !patterns.isEmpty { layers.append(Layer(patterns: patterns, depth: path.count)) }
  }

  /// Whether a file or folder in this folder is ignored: the last pattern that matches decides,
  /// and files further down come later.
  func ignores(_ name: [UInt8], isFolder: Bool) -> Bool {
    for layer in layers.reversed() {
      for pattern in layer.patterns.reversed()
      where pattern.matches(path[layer.depth...], name, isFolder: isFolder) {
        return !pattern.isNegated
      }
    }
    return false
  }
}
