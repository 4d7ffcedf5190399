// How does a hot loop call one of many objects without counting references to it?

/// Objects that are kept alive together, and lent one at a time.
@safe
struct BorrowedObjects<Object: AnyObject> {
  private let owners: [Object]
  private let addresses: Slab<UInt>

  init(_ objects: [Object]) {
    owners = objects
    addresses = Slab(count: objects.count, filledWith: 0)
    for (index, object) in objects.enumerated() {
      addresses[index] = UInt(bitPattern: unsafe Unmanaged.passUnretained(object).toOpaque())
    }
  }

  var count: Int { owners.count }

  /// Lends one object, which lives as long as this value: nothing of it may be kept.
  @inline(__always)
  func with<Result>(_ number: Int, _ body: (Object) -> Result) -> Result {
    unsafe object(number)._withUnsafeGuaranteedRef { body($0) }
  }

  /// The same where it may fail.
  @inline(__always)
  func with<Result, Failure: Error>(
    _ number: Int, _ body: (Object) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // Variables that the compiler resolves, where a value of two cases would be made and taken apart for each call.
    var result: Result?
    var failure: Failure?
    unsafe object(number)._withUnsafeGuaranteedRef { object in
      do throws(Failure) { result = try body(object) } catch { failure = error }
    }
    if let failure { throw failure }
    // One of the two was set.
    return unsafe result.unsafelyUnwrapped
  }

  @unsafe @inline(__always)
  private func object(_ number: Int) -> Unmanaged<Object> {
    precondition(number >= 0 && number < owners.count)
    // The address of an object is never null.
    return unsafe Unmanaged<Object>.fromOpaque(
      UnsafeRawPointer(bitPattern: addresses[unchecked: number]).unsafelyUnwrapped)
  }
}
