// The program `search`: everything is in GarlicCommands.

private import CAllocator
import GarlicCommands

@main
enum Search {
  static func main() {
    allocator_keep_large_blocks_apart()
    SearchProgram.main()
  }
}
