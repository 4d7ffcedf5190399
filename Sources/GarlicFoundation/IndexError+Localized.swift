// What does Foundation say of an error?

public import Foundation
public import Garlic

extension IndexError: LocalizedError {
  /// The description of the error, which `localizedDescription` then gives.
  public var errorDescription: String? { description }
}
