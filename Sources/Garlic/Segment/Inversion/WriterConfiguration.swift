// At which sizes does writing go from one piece to the next?

/// The sizes at which the writer begins a new chunk, block, range or buffer.
///
/// None of them changes what an index says; the answers are the same with any of them. They are in one
/// place so that tests can set them small: a fault at a boundary then shows in a collection of a few hundred
/// documents instead of one of gigabytes.
package struct WriterConfiguration: Sendable {
  /// Text of the documents that are inverted together, in bytes of UTF-8.
  package var chunkSize = 4 << 20
  /// Bytes of a long text that are analysed at once.
  package var analysisWindow = 1 << 17
  /// Postings of a range of terms that one thread writes, in bytes as the sources hold them.
  package var termRangeSize = 3 << 20
  /// The most ranges that the terms of a field are cut into.
  package var maximumTermRanges = 64
  /// Every how many terms of a chunk one is a candidate for the bound of a range.
  package var chunkSampleInterval = 256
  /// Every how many dictionary blocks of a segment the first term is a candidate for the bound of a range.
  package var dictionarySampleInterval = 4
  /// Terms of a dictionary block: 1 to 64, as the format has it.
  package var termsPerBlock = 64
  /// Stored values of a block before compression, in bytes.
  package var storedBlockSize = 1 << 16
  /// Stored blocks of fewer bytes on average are packed again when segments are merged.
  package var smallStoredBlock = 4096
  /// Bytes of sections that are written to the file at once.
  package var sectionBufferSize = 1 << 20
  /// Lists of deletions of a segment from which on they are written as one list.
  package var tombstoneLists = 16

  /// The sizes that are used.
  package init() {}
}
