// Which word rules has the running ICU?

internal import CICUShims
import Synchronization

/// How the rules of the running ICU differ from those of other versions.
///
/// Found by asking its iterator, not by its number.
struct WordRuleVariant: Sendable, Hashable {
  /// ICU 72 counts `@` as a letter, ICU 76 does not.
  var atSignIsLetter: Bool
  /// Root rules leave the colon out of MidLetter; fi and sv keep it.
  var colonIsMidLetter: Bool
}

/// Asks ICU's iterator for its rules when a character is first met on which they differ.
///
/// Opening the iterator takes longer than a short query, and few have such a character.
final class WordRuleProbe: Sendable {
  /// 0 until asked; then 4, with 1 for the sign and 2 for the colon.
  private let found = Atomic<UInt8>(0)

  /// - Throws: ``AnalysisError/icu(operation:status:)`` when ICU has no word rules.
  init() throws(AnalysisError) {
    let status = icu_find_word_rules()
    if status > 0 { throw AnalysisError.icu(operation: "udata_open", status: status) }
  }

  /// The rules.
  var variant: WordRuleVariant {
    var bits = found.load(ordering: .relaxed)
    if bits == 0 {
      // The rules are there, so only memory can fail; the rules of most versions are the best answer.
      let asked = try? WordBreaker().ruleVariant()
      bits = 4 | (asked?.atSignIsLetter == true ? 1 : 0) | (asked?.colonIsMidLetter == true ? 2 : 0)
      if asked != nil { found.store(bits, ordering: .relaxed) }
    }
    return WordRuleVariant(atSignIsLetter: bits & 1 != 0, colonIsMidLetter: bits & 2 != 0)
  }
}
