// How does a test that root runs meet a file that may not be read?

import Foundation

/// Whoever runs the tests, or for root the user nobody, whose permissions count.
enum UnprivilegedUser {
  private static let nobody = 65534
  private static let setpriv = "/usr/bin/setpriv"

  /// What runs a program as this user; nothing when the tests are not root's.
  static let wrapper: [String] =
    getuid() == 0
    ? [setpriv, "--reuid=\(nobody)", "--regid=\(nobody)", "--clear-groups"] : []

  /// Whether a program can be run so, the program under test among them.
  static let isAtHand: Bool = {
    if getuid() != 0 { return true }
    guard FileManager.default.isExecutableFile(atPath: setpriv),
      let folder = try? TemporaryFolder(),
      let run = try? SearchRun(["--help"], in: folder, wrapper: wrapper)
    else { return false }
    return run.code == 0
  }()

  /// Gives a folder and all in it to this user.
  static func own(_ folder: TemporaryFolder) throws {
    if getuid() != 0 { return }
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    for name in [""] + (names ?? []) {
      try FileManager.default.setAttributes(
        [.ownerAccountID: nobody, .groupOwnerAccountID: nobody],
        ofItemAtPath: "\(folder.path)/\(name)")
    }
  }
}
