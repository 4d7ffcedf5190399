// What happened while files were indexed, and what must a person be told of it?

/// Counts of what was read, and messages about what was not.
struct IngestAccount {
  var fileCount = 0
  var documentCount = 0
  var byteCount = 0
  /// Files and folders that could not be read: the run ends with exit code 2.
  var failureCount = 0
  /// Lines that are no records.
  var malformedLines = 0
  /// Malformed sequences that were replaced by U+FFFD, and in how many files.
  var replacements = 0
  var filesWithReplacements = 0

  /// Whether somebody wanted the process to end before all was read.
  var isInterrupted = false
  /// Files that were not read as they stand, when they were read before.
  var troubledCount = 0
  /// Files that are in the index as they are.
  var unchangedCount = 0
  /// Files of which documents were taken out of the index and that are no longer there.
  var vanishedCount = 0

  mutating func add(_ account: FileReader.Account) {
    fileCount += 1
    documentCount += account.documentCount
    byteCount += account.byteCount
    replacements += account.replacements
    if account.replacements > 0 { filesWithReplacements += 1 }
    malformedLines += account.malformedLines
  }
}
