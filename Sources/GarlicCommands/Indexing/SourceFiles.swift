// Which files do the paths name that somebody typed?

/// The files under all paths, and what could not be looked at.
struct SourceFiles {
  /// A file and the path it was found under.
  struct Found {
    var file: SourceFile
    /// The number of the path among those that were named.
    var root: Int
  }

  private(set) var files: [Found] = []
  private(set) var failureCount = 0
  /// Paths at which there is something.
  private(set) var roots: [String] = []

  /// Looks at each path; what is missing is told, and the others are looked at all the same.
  init(_ paths: [String], on console: Console) {
    for path in paths {
      do throws(SystemError) {
        let walk = try FileWalk(path)
        for failure in walk.failures { console.warn(failure) }
        failureCount += walk.failures.count
        files += walk.files.map { Found(file: $0, root: roots.count) }
        roots.append(path)
      } catch {
        console.warn(
          error.meansMissing
            ? "there is no file or folder '\(path)'" : error.description)
        failureCount += 1
      }
    }
  }
}
