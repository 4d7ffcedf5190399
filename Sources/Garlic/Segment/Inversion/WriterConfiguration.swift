// At which sizes does writing go from one piece to the next?

/// The sizes at which the writer begins a new chunk, block, range or buffer.
///
/// But for the limits, none of them changes what an index says; the answers are the same with any of them. They are in one
/// place so that tests can set them small: a fault at a boundary then shows in a collection of a few hundred
/// documents instead of one of gigabytes.
package struct WriterConfiguration: Sendable {
  /// Text of the documents that are inverted together, in bytes of UTF-8.
  ///
  /// Each thread needs some ten times as much; more makes indexing no faster.
  package var chunkSize = 1 << 20
  /// What a thread that analyses documents takes, in bytes, but for the first, whose memory is not counted.
  ///
  /// Measured: 16 MB each, from two threads to eight.
  package var threadMemory = 14 << 20
  /// Bytes of a long text that are analysed at once.
  package var analysisWindow = 1 << 17
  /// Occurrences of a field's terms that are sorted together.
  ///
  /// Only a long document has more of them in a chunk: it goes on in another run.
  package var occurrencesPerRun = 1 << 20
  /// What a chunk takes while it is inverted, in bytes for each of its text, where that is more than a thread's usual
  /// memory: of a long document.
  package var memoryPerByte = 6
  /// Postings of a range of terms that one thread writes, in bytes as the sources hold them.
  package var termRangeSize = 1 << 19
  /// The most ranges that the terms of a field are cut into.
  package var maximumTermRanges = 256
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
  /// Ids that are looked for at once when a segment of another index is taken over.
  package var idsAtOnce = 1 << 19

  // What is larger is refused. Most limits are those of numbers in the file.

  /// Text, numbers and id of a document, in bytes.
  package var maximumDocumentSize = 1 << 30
  /// Occurrences of terms in a field of the documents that are inverted together: their postings take up to ten bytes
  /// each, and are counted in 32 bits.
  package var maximumChunkOccurrences = Int(UInt32.max) / 10
  /// Documents of a segment.
  package var maximumDocuments = Int(Int32.max)
  /// The ids of a segment's documents, in bytes.
  package var maximumIDSection = Int(UInt32.max)
  /// The postings of a term in a segment, in bytes.
  package var maximumPostingList = Int(UInt32.max)
  /// The dictionary of a field in a segment, in bytes.
  package var maximumDictionary = Int(UInt32.max)
  /// Segments of an index.
  package var maximumSegments = 1 << 20

  /// A write that is followed, and ends when its task is cancelled; nil for one that is not.
  var task: WriteTask?
  /// What a write of documents on one thread is measured by; nil for one that is not.
  var trace: WriteTrace?

  /// The sizes that are used.
  package init() {}

  /// Refuses what does not fit into a segment.
  func check(_ thing: @autoclosure () -> String, _ size: Int, atMost limit: Int) throws(IndexError)
  {
    if size <= limit { return }
    throw .tooLarge(
      thing: thing(), size: size, limit: limit,
      remedy:
        "lower the memory budget, so that segments get smaller, or spread the documents over several indexes"
    )
  }
}
