// How does a hot loop call an object of a value that is changed meanwhile, without counting references to it?

/// An object that is kept alive, and lent; or none.
@safe
struct BorrowedObject<Object: AnyObject> {
  private let owner: Object?
  /// 0 where there is none.
  private let address: UInt

  init(_ object: Object?) {
    owner = object
    address = object.map { UInt(bitPattern: unsafe Unmanaged.passUnretained($0).toOpaque()) } ?? 0
  }

  /// Lends the object, which lives as long as this value: nothing of it may be kept.
  ///
  /// - Returns: nil where there is none.
  @inline(__always)
  func with<Result>(_ body: (Object) -> Result) -> Result? {
    guard let pointer = unsafe UnsafeRawPointer(bitPattern: address) else { return nil }
    let object = unsafe Unmanaged<Object>.fromOpaque(pointer)
    return unsafe object._withUnsafeGuaranteedRef { body($0) }
  }
}

extension BorrowedObject: Sendable where Object: Sendable {}
