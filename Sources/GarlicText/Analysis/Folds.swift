// Which folds are on, as one value?

/// A set of folds: differences between characters that are forgotten.
public struct Folds: OptionSet, Sendable, Hashable {
  // These numbers are written into index files: never change them, only add.
  /// The bits of the set.
  public let rawValue: UInt8

  /// Creates a set of its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Traditional characters become simplified ones, one for one.
  public static let scripts = Folds(rawValue: 1)
  /// Variants of a character become its common form (異體字).
  public static let variants = Folds(rawValue: 2)
  /// Upper case becomes lower case.
  public static let `case` = Folds(rawValue: 4)
  /// Full and half width become one form.
  public static let width = Folds(rawValue: 8)
  /// Letters lose their accents and points.
  public static let accents = Folds(rawValue: 16)
  /// Every fold.
  public static let all: Folds = [.scripts, .variants, .case, .width, .accents]

  /// Their names for people, as "scripts+case"; "none" for the empty set.
  package var names: String {
    let all = ["scripts", "variants", "case", "width", "accents"]
    let chosen = all.indices.filter { rawValue >> $0 & 1 == 1 }.map { all[$0] }
    return chosen.isEmpty ? "none" : chosen.joined(separator: "+")
  }
}

extension Analyzer.Options {
  /// The folds as a set.
  public var folds: Folds {
    get { Folds(rawValue: FoldOptions(self).bits) }
    set {
      foldsScripts = newValue.contains(.scripts)
      foldsVariants = newValue.contains(.variants)
      foldsCase = newValue.contains(.case)
      foldsWidth = newValue.contains(.width)
      foldsAccents = newValue.contains(.accents)
    }
  }
}
