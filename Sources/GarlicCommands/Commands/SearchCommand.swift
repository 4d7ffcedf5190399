// What can be done at the command line?

import ArgumentParser

/// The command `search`.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Full-text search for Chinese, Japanese, Korean and everything around them.",
    usage: """
      search [options] QUERY [PATH…]
      search -i INDEX [options] QUERY
      search index PATH… -o INDEX
      search <subcommand>
      """,
    discussion: """
      search QUERY [PATH…] answers at once: text files under the paths are indexed on the fly, and \
      the index is kept in the user's cache. A query that is the name of a subcommand is written \
      after 'query': search query index. 'search help query' lists its options.

      Exit codes: 0 with hits, 1 without, 2 after a failure, 64 for wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      QueryCommand.self, IndexCommand.self, TokensCommand.self, ExplainCommand.self,
      StatsCommand.self,
      CheckCommand.self,
      InspectCommand.self, CompactCommand.self, EvalCommand.self,
    ],
    defaultSubcommand: QueryCommand.self)
}
