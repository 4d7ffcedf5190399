// How does an index stay fresh while files change?

import ArgumentParser
import Garlic
import GarlicText

/// Keeps an index up to date with files until somebody ends the process.
///
/// Changes are gathered until there has been none for 100 ms, or for a second; then all files are compared with what
/// the index is known to hold, and what has changed is one commit. So lost events lose no change. Between two
/// comparisons lies four times the time that one takes: a large folder in which something always changes costs a
/// fifth of a processor.
struct IndexWatch {
  /// What is named.
  let paths: [String]
  let options: FileWalk.Options
  let encoding: TextEncoding?
  /// Whether folders are watched; if not, all files are compared again and again.
  let watchesFolders: Bool
  /// How often files are compared of which the system tells nothing.
  var interval = Duration.seconds(10)
  /// The most folders that are watched; nil for half of what the system allows.
  var limit: Int?
  let console: Console

  private static let quiet: Int32 = 100
  private static let patience = Duration.seconds(1)
  private static let pace = 4

  /// Watches until somebody wants the process to end.
  ///
  /// - Parameters:
  ///   - index: what is kept up to date.
  ///   - known: what is known of it.
  /// - Throws: `ExitCode` 2 when nothing that was named is there any longer, and 130 when not all changes were
  ///   written.
  func run(_ index: SearchIndex, knowing known: KnownFiles) throws {
    Interruption.observe()
    defer { Interruption.end() }
    var state = State(known: known)
    let own = try FileSystem.resolved(index.path)
    if watchesFolders {
      state.watch = FolderWatch(limit: limit ?? FolderWatch.usualLimit, besides: own)
    }
    while true {
      let start = ContinuousClock.now
      let sources = try current(&state)
      do {
        if try update(index, sources, besides: own, &state) {
          throw ExitCode(Interruption.exitCode)
        }
        state.isPending = false
      } catch IndexError.locked {
        let message = Message("another process writes '\(index.path)': trying again")
        tell([message], &state.toldLocked)
        state.isPending = true
      }
      if !state.isPending { state.toldLocked = [] }
      if state.isFirst {
        console.note(announcement(sources, state))
        state.isFirst = false
      }
      let end = ContinuousClock.now
      guard waited(&state, until: end + (end - start) * Self.pace) else {
        if state.isPending { throw ExitCode(Interruption.exitCode) }
        return
      }
    }
  }

  /// What is remembered from one comparison to the next.
  private struct State {
    var known: KnownFiles
    var watch: FolderWatch?
    /// Folders are to be watched anew.
    var areFoldersNew = true
    var unwatchedCount = 0
    /// Not everything is in the index.
    var isPending = false
    var isFirst = true
    var told: Set<String> = []
    var toldLocked: Set<String> = []
    var toldWatches: Set<String> = []
    /// Paths at which there is nothing.
    var missing: [String] = []

    /// Whether something may change and nobody tells.
    var needsPolling: Bool {
      watch == nil || unwatchedCount > 0 || isPending || !missing.isEmpty
    }
  }

  /// The files as they are; all that changes from now on is told.
  private func current(_ state: inout State) throws -> SourceFiles {
    // Nobody waits for it, so that it leaves the other processors to others.
    var sources = SourceFiles(paths, options, threads: 1)
    if let watch = state.watch, state.areFoldersNew {
      // What was made in a folder before it was watched is found by looking again.
      var rounds = 0
      while rounds < 10 {
        let coverage = watch.watch(sources.folders)
        state.unwatchedCount = coverage.unwatchedCount
        if coverage.newCount == 0 { break }
        sources = SourceFiles(paths, options, threads: 1)
        rounds += 1
      }
      // Folders that come faster than they are looked at are watched at the next event of them.
      state.areFoldersNew = rounds == 10
      let remote = sources.absoluteRoots.filter { RemoteFolder.contains($0) }
      if !remote.isEmpty { state.unwatchedCount = max(1, state.unwatchedCount) }
      tell(limits(remote, state), &state.toldWatches)
    }
    tell(sources.messages, &state.told)
    state.missing = sources.missing
    if sources.roots.isEmpty {
      console.warn(Message("nothing is left to watch: what was indexed stays in the index"))
      throw CommandFailure.failed
    }
    return sources
  }

  /// Brings the index up to date.
  ///
  /// - Returns: whether it was interrupted.
  private func update(
    _ index: SearchIndex, _ sources: SourceFiles, besides own: String, _ state: inout State
  ) throws -> Bool {
    var update = MirrorUpdate(
      sources, encoding: encoding, knowing: state.known, besides: own, on: console)
    if try update.isUpToDate(index) { return false }
    let account = try update.run(on: index)
    state.known = update.known
    do throws(IndexError) { try index.waitForMerges() } catch { console.warn(error.description) }
    if account.fileCount > 0 || account.vanishedCount > 0 {
      console.note(
        Message(
          "\(account.fileCount, one: "file", other: "files") read, \(Decimal.grouped(account.vanishedCount)) gone. '\(index.path)' holds \(index.count, one: "document", other: "documents")."
        ))
    }
    return account.isInterrupted
  }

  /// Waits until something has changed and nothing more does.
  ///
  /// - Parameter earliest: changes are gathered until then at least.
  /// - Returns: whether to go on.
  private func waited(_ state: inout State, until earliest: ContinuousClock.Instant) -> Bool {
    let pause = state.isPending ? min(interval, Self.patience) : interval
    let poll = state.needsPolling ? ContinuousClock.now + pause : nil
    func see(_ event: FolderWatch.Event?) -> Bool {
      if event == .folders { state.areFoldersNew = true }
      return event != nil
    }
    var first: ContinuousClock.Instant?
    while true {
      if Interruption.isRequested { return false }
      let now = ContinuousClock.now
      if let poll, now >= poll, now >= earliest { break }
      guard let watch = state.watch else {
        WallClock.pause(milliseconds: 100)
        continue
      }
      if see(watch.event(waiting: first == nil ? 200 : Self.quiet)) {
        first = first ?? now
        if let first, now - first >= Self.patience, now >= earliest { break }
      } else if first != nil, ContinuousClock.now >= earliest {
        break
      }
    }
    // Of what is not watched new folders may have come, and room for watches.
    if state.needsPolling { state.areFoldersNew = true }
    return true
  }

  private func announcement(_ sources: SourceFiles, _ state: State) -> Message {
    guard let watch = state.watch else {
      let seconds = Decimal.text(interval.seconds, digits: 0)
      return Message("Comparing all files every \(seconds) s; Ctrl-C ends.")
    }
    return Message("Watching \(watch.count, one: "folder", other: "folders"); Ctrl-C ends.")
  }

  /// What is not watched, in words.
  private func limits(_ remote: [String], _ state: State) -> [Message] {
    let seconds = Decimal.text(interval.seconds, digits: 0)
    if let folder = remote.first {
      return [
        Message(
          "'\(folder)' lies on a file system that other machines may change, which is not told: all files are compared every \(seconds) s, too"
        )
      ]
    }
    if state.unwatchedCount == 0 { return [] }
    return [
      Message(
        "\(state.watch?.count ?? 0, one: "folder is", other: "folders are") watched; for the others there is no room (fs.inotify.max_user_watches), and all files are compared every \(seconds) s, too"
      )
    ]
  }

  /// Warns of what was not told the last time.
  private func tell(_ messages: [Message], _ told: inout Set<String>) {
    for message in messages where !told.contains(message.english) { console.warn(message) }
    told = Set(messages.map(\.english))
  }
}
