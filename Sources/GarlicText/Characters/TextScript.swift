// In which script is a text written?

/// The script that most of a text is written in, which tells its language as far as ranking needs it.
///
/// The numbers are written into index files.
package enum TextScript: UInt8, Sendable, CaseIterable {
  /// Nothing that tells, as a text of numbers; or an index that does not say.
  case neither = 0
  case simplified = 1
  case traditional = 2
  /// Han characters that simplified and traditional Chinese share.
  case han = 3
  case japanese = 4
  case korean = 5
  /// Latin, Cyrillic, Arabic and all others.
  case alphabetic = 6

  /// The number of the script in files and tables.
  @inline(__always)
  package var number: Int { Int(rawValue) }

  /// Scripts.
  package struct Set: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// These scripts.
    package init(_ scripts: TextScript...) {
      rawValue = scripts.reduce(0) { $0 | 1 << $1.rawValue }
    }
    /// How many they are.
    package var count: Int { rawValue.nonzeroBitCount }
    /// Whether a script is one of them.
    @inline(__always)
    package func contains(_ script: TextScript) -> Bool { rawValue &>> script.rawValue & 1 == 1 }
    /// Adds a script.
    package mutating func insert(_ script: TextScript) {
      self = Set(rawValue: rawValue | 1 << script.rawValue)
    }
  }

  /// The scripts that a reader of this one would rather not read.
  package var strangers: Set { Self.strangersOfScripts[number] }

  /// Whether a reader of Chinese would tell it from the other script.
  package var isChinese: Bool { self == .simplified || self == .traditional }

  /// The scripts of the documents that a query of this one is ranked among.
  ///
  /// Characters that both have are of either, and Japanese may be written without kana.
  package var own: Set { Self.ownOfScripts[number] }

  /// Simplified and traditional Chinese.
  package static let chinese = Set(.simplified, .traditional)

  // Tables, as every search asks.
  private static let strangersOfScripts = allCases.map { script -> Set in
    switch script {
    case .simplified: Set(.traditional, .japanese, .korean)
    case .traditional: Set(.simplified, .japanese, .korean)
    case .japanese: Set(.simplified, .traditional, .korean)
    case .korean: Set(.simplified, .traditional, .japanese)
    case .neither, .han, .alphabetic: Set()
    }
  }

  private static let ownOfScripts = allCases.map { script -> Set in
    switch script {
    case .neither: Set()
    case .simplified: Set(.simplified, .han, .japanese)
    case .traditional: Set(.traditional, .han, .japanese)
    case .han: Set(.simplified, .traditional, .han, .japanese)
    case .japanese, .korean, .alphabetic: Set(script)
    }
  }
}
