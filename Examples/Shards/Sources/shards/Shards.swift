// How are shards served on one machine, as they would be on several?

import Foundation
import Garlic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
struct Shards {
  static let usage = """
    shards serve INDEX           serves a shard on a free port of 127.0.0.1, which it prints
    shards broker PORT…          serves questions to the shards on these ports, on a port that it prints
    shards ask PORT [LIMIT]      asks a broker each line of standard input, 'id <tab> query'; prints JSON lines
    """

  static func main() {
    do { try run() } catch {
      FileHandle.standardError.write(Data("shards: \(error)\n".utf8))
      exit(2)
    }
  }

  private static func run() throws {
    // A side that has closed is an error of `write` and no end of the process.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("serve", 2):
      let server = try ShardServer(path: arguments[1])
      try serve { try server.answer($0) }
    case ("broker", 2...):
      let ports = arguments.dropFirst().compactMap { UInt16($0) }
      guard ports.count == arguments.count - 1 else { fail() }
      try serve { connection in
        while let question = try connection.receive(Question.self) {
          // Shards that were started again are found by new connections.
          do { try connection.send(try Broker(ports: ports).reply(to: question)) } catch let error
            as ConnectionError
          {
            var reply = Reply()
            reply.error = error.description
            try connection.send(reply)
          }
        }
      }
    case ("ask", 2...3):
      guard let port = UInt16(arguments[1]) else { fail() }
      try ask(port, limit: arguments.count > 2 ? Int(arguments[2]) ?? 10 : 10)
    default: fail()
    }
  }

  private static func ask(_ port: UInt16, limit: Int) throws {
    let connection = try Connection(port: port, timeout: 30)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    while let line = readLine() {
      let columns = line.split(separator: "\t", maxSplits: 1)
      guard let id = columns.first, let text = columns.last else { continue }
      var question = Question(query: String(text))
      question.limit = limit
      try connection.send(question)
      guard let reply = try connection.receive(Reply.self) else {
        throw ConnectionError("the broker has closed the connection")
      }
      if let error = reply.error { throw ConnectionError(error) }
      for hit in reply.hits {
        let shown = Line(
          query: String(id), rank: hit.rank, id: hit.id, score: hit.score, shard: hit.shard,
          title: hit.title)
        print(String(decoding: try encoder.encode(shown), as: UTF8.self))
      }
    }
  }

  private struct Line: Encodable {
    var query: String
    var rank: Int
    var id: String
    var score: Double
    var shard: Int
    var title: String
  }

  private static func fail() -> Never {
    FileHandle.standardError.write(Data((usage + "\n").utf8))
    exit(64)
  }
}
