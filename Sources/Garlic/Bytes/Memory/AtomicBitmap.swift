// Which blocks has some thread checked already?

import Synchronization

/// A set of small numbers that threads share: bits are set and never cleared.
@safe
final class AtomicBitmap: @unchecked Sendable {
  private let words: UnsafeMutablePointer<Atomic<UInt64>>
  private let wordCount: Int

  init(count: Int) {
    wordCount = (count + 63) / 64
    unsafe words = UnsafeMutablePointer<Atomic<UInt64>>.allocate(capacity: max(1, wordCount))
    for i in 0..<wordCount { unsafe (words + i).initialize(to: Atomic(0)) }
  }

  deinit {
    unsafe words.deinitialize(count: wordCount)
    unsafe words.deallocate()
  }

  @inline(__always)
  func contains(_ index: Int) -> Bool {
    precondition(index >> 6 < wordCount)
    return unsafe words[index &>> 6].load(ordering: .acquiring) &>> UInt64(index & 63) & 1 != 0
  }

  func insert(_ index: Int) {
    precondition(index >> 6 < wordCount)
    unsafe words[index &>> 6].bitwiseOr(1 &<< UInt64(index & 63), ordering: .releasing)
  }
}
