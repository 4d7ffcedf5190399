// How was a text of the query cut?

import GarlicText

/// A text of a query and its runs.
struct AnalyzedText: Sendable {
  /// The text as typed: what values of keyword and number fields are compared with.
  let text: String
  /// Its runs; none where no text field is asked.
  let runs: [QueryRun]
  /// Whether it is compared with values, too.
  let isValue: Bool

  /// How else the text is written, in the other kana or with synonyms, and what an occurrence of that counts, as a
  /// share of one as typed; only of texts that were typed without quotes.
  var others: [(runs: [QueryRun], share: Double)] = []
  /// The synonyms in it, each with the tokens of the text that it stands for.
  var synonyms: [(text: String, runs: [QueryRun], typed: [Token])] = []
  /// The words of these spellings, each with the tokens of the text that it stands for.
  ///
  /// `shared` says whether the two have a bigram in common.
  var otherWords: [(word: (token: Token, shared: Bool, pieces: [Token]), typed: [Token])] = []

  /// Whether other forms of its words are looked for, too.
  var hasForms = false

  /// How it is cut where the fields that are asked are analyzed in different ways and that shows: by fields, this text
  /// itself among them; empty where all agree.
  var variants: [(fields: [Int], text: AnalyzedText)] = []

  /// Whether there is nothing to look for.
  var isEmpty: Bool {
    variants.isEmpty ? runs.isEmpty && !isValue : variants.allSatisfy(\.text.isEmpty)
  }

  /// Whether some of the fields have nothing to look for, as of a word that a token filter drops there.
  var isEmptyInSome: Bool { variants.contains(where: \.text.isEmpty) }

  /// How it is cut in a field.
  func variant(_ field: Int) -> AnalyzedText {
    variants.first { $0.fields.contains(field) }?.text ?? self
  }

  /// The tokens of all runs.
  var tokens: [Token] { runs.count == 1 ? runs[0].tokens : runs.flatMap(\.tokens) }
}
