// How is a search service started and stopped?

import ArgumentParser
import Foundation
import Garlic
import Hummingbird
import Logging

@main
struct ArticleService: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves articles and searches over them.",
    discussion: "SIGTERM and Ctrl-C end it when the requests under way are answered.")

  @Option(help: "The index file, which is made where there is none.")
  var index = "articles.garlic"
  @Option(help: "The address to listen at.")
  var host = "127.0.0.1"
  @Option(help: "The port to listen at; 0 for any.")
  var port = 8080
  @Option(help: "What is logged: trace, debug, info, notice, warning, error.")
  var log = "info"

  func run() async throws {
    var logger = Logger(label: "articles")
    logger.logLevel = Logger.Level(rawValue: log) ?? .info
    var options = SearchIndex.Options()
    options.observer = Telemetry(logger: logger)
    // Another process may compact the index: that is short.
    options.lockTimeout = .seconds(10)
    let index = try SearchIndex.open(self.index, schema: Article.schema, options: options)
    let application = Application(
      router: ArticleRouter(index: index).router(),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { channel in
        print("listening on \(channel.localAddress?.port ?? 0)")
        fflush(nil)
      }, logger: logger)
    // Whoever was told that an article is put was told after the commit: nothing is left to be written.
    try await application.runService()
    try await index.waitForMerges()
  }
}
