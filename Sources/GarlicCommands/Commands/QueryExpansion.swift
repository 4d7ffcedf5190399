// In which other forms are words of a query found?

import ArgumentParser
import Garlic

/// The options that say what a search looks for besides what was typed.
struct QueryExpansion: ParsableArguments {
  @Flag(help: "Find English words as typed only: by default 'store' also finds stored and storing.")
  var noInflections = false

  func apply(to options: inout SearchOptions) {
    if noInflections { options.inflections = [] }
  }
}
