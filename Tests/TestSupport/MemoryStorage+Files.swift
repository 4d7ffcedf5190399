// How do bytes become a file that an index opens?

package import Garlic

extension MemoryStorage {
  /// Files of these contents.
  package convenience init(files: [String: [UInt8]]) {
    self.init()
    for (path, bytes) in files {
      if let file = try? create(path) { try? file.write(bytes[...], at: 0) }
    }
  }

  /// The bytes of a file.
  package func bytes(of path: String) throws -> [UInt8] {
    let file = try open(path, writable: false)
    return try file.map(try file.length()).withView { $0.array }
  }
}
