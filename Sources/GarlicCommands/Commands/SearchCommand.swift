// What can be done at the command line?

import ArgumentParser

/// The command `search`.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search Chinese, Japanese, Korean and other text, ranked by words.",
    usage: """
      search [options] QUERY [PATH…]
      search -i INDEX [options] QUERY
      search index PATH… -o INDEX
      search <subcommand>
      """,
    discussion: """
      'search QUERY [PATH…]' indexes the text files under the paths, keeps the index in the user's \
      cache, updates it before each search, and searches it. A query that is the name of a \
      subcommand is written after 'query': search query index. 'search help query' lists the options.

      Exit codes: 0 with hits, 1 without hits, 2 after a failure, 64 for wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      QueryCommand.self, BatchCommand.self, CompleteCommand.self, IndexCommand.self,
      DeleteCommand.self, ExportCommand.self, CacheCommand.self,
      CompletionsCommand.self, CandidatesCommand.self, ManualCommand.self,
      TokensCommand.self,
      ExplainCommand.self, StatsCommand.self, FieldsCommand.self,
      CheckCommand.self, OpenCommand.self, LiveCommand.self,
      InspectCommand.self, CompactCommand.self, MergeCommand.self, EvalCommand.self,
    ],
    defaultSubcommand: QueryCommand.self)
}
