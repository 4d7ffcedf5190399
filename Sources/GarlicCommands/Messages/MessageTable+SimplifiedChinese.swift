// How are messages written in simplified Chinese?

extension MessageTable {
  static let simplifiedChinese: [String: String] = [
    "neither XDG_CACHE_HOME nor HOME says where the cache is":
      "XDG_CACHE_HOME 和 HOME 都没有说明缓存的位置",
    "there is no document '%1'":
      "没有文档“%1”",
    "did you mean 'search'?":
      "您是不是要输入“search”？",
    "did you mean 'search %1'?":
      "您是不是要输入“search %1”？",
    "'%1' is an index: search -i %2 %3":
      "“%1”是索引文件：search -i %2 %3",
    "a query of several words is put between quotation marks: search %1":
      "由多个词组成的查询要放在引号中：search %1",
    "%1 documents of '%2' made anew from what is stored.":
      "已用存储的内容重建“%2”的 %1 个文档。",
    "%1 documents of %2 files":
      "%2 个文件中的 %1 个文档",
    "%1 files unchanged":
      "%1 个文件未变",
    "%1 files gone":
      "%1 个文件已不存在",
    "%1, %2 in %3 s (%4 MB/s). '%5' holds %6 documents in %7.":
      "%1，%2，用时 %3 秒（%4 MB/s）。“%5”现有 %6 个文档，大小 %7。",
    "interrupted: what was read is in '%1'; the same command goes on from there":
      "已中断：已读取的内容保存在“%1”中；再次运行同一命令即可继续",
    "live search needs a terminal for input and output":
      "实时搜索的输入和输出都需要终端",
    "the hit is not in a file":
      "该结果不在文件中",
    "no hits have been shown yet: search first":
      "还没有显示过结果：请先搜索",
    "there is no hit %1: the last list has %2 hits":
      "没有第 %1 条结果：上次列出了 %2 条",
    "hit %1 is not in a file":
      "第 %1 条结果不在文件中",
    "set EDITOR to the program that is to open '%1'":
      "请将 EDITOR 设为用来打开“%1”的程序",
    "documents that match only part of the query are not counted":
      "只符合部分查询的文档未计入",
    "documents that match only part of the query are shown too":
      "也列出了只符合部分查询的文档",
    "%1, %2 ms":
      "%1，%2 毫秒",
    "%1 hits in files that no editor shows as text: left out; --lines has them":
      "%1 条结果所在的文件无法在编辑器中显示为文本，已略去；用 --lines 可以看到",
    "no document has %1":
      "没有文档包含 %1",
    "did you mean '%1'? (%2 hits)":
      "您要找的是不是“%1”？（%2 条结果）",
    "no hits":
      "没有结果",
    "%1 of %2 hits":
      "共 %2 条结果，显示 %1 条",
    "%1 of at least %2 hits":
      "至少 %2 条结果，显示 %1 条",
    "%1 hits in part":
      "部分符合 %1 条",
    "interrupted: the next search goes on from what is indexed":
      "已中断：下次搜索会从已建立的索引继续",
    "there is no text to search":
      "没有可以搜索的文本",
    "there is no text to search: %1":
      "没有可以搜索的文本：%1",
    "%1 files have malformed text, lines that are no records, or cannot be read; --no-cache tells which":
      "%1 个文件含有错误编码的文本或不是记录的行，或者无法读取；用 --no-cache 可以看到是哪些",
    "options were read from '%1', too":
      "还从“%1”读取了选项",
    "'%1' is neither a file nor a folder: skipped":
      "“%1”既不是文件也不是文件夹：已跳过",
    "'%1' holds %2 names that are no UTF-8: skipped; rename them to index them":
      "“%1”中有 %2 个名称不是 UTF-8：已跳过；改名后才能编入索引",
    "'%1' is empty":
      "“%1”是空的",
    "%1: this search indexes in memory":
      "%1：本次搜索在内存中建立索引",
    "no room left on the disk for the cache in '%1'":
      "磁盘上没有空间存放“%1”中的缓存",
    "Waiting for another search that indexes the same":
      "正在等待为相同内容建立索引的另一次搜索",
    "another search has been writing the cache for a minute":
      "另一次搜索写入缓存已有一分钟",
    "another process writes '%1': trying again":
      "另一个进程正在写入“%1”：正在重试",
    "nothing is left to watch: what was indexed stays in the index":
      "已没有可监视的内容：已编入索引的内容保留不变",
    "%1 files read, %2 gone. '%3' holds %4 documents.":
      "读取 %1 个文件，%2 个已不存在。“%3”现有 %4 个文档。",
    "Comparing all files every %1 s; Ctrl-C ends.":
      "每 %1 秒比较所有文件；按 Ctrl-C 结束。",
    "Watching %1 folders; Ctrl-C ends.":
      "正在监视 %1 个文件夹；按 Ctrl-C 结束。",
    "'%1' lies on a file system that other machines may change, which is not told: all files are compared every %2 s, too":
      "“%1”所在的文件系统可能被其他机器更改而没有通知：因此还会每 %2 秒比较所有文件",
    "%1 folders are watched; for the others there is no room (fs.inotify.max_user_watches), and all files are compared every %2 s, too":
      "监视了 %1 个文件夹；其余的已无名额（fs.inotify.max_user_watches），因此还会每 %2 秒比较所有文件",
    "Indexing":
      "正在建立索引",
    "Writing":
      "正在写入",
    "'%1' is a binary file: skipped":
      "“%1”是二进制文件：已跳过",
    "'%1' is empty: nothing to index":
      "“%1”是空的：没有可编入索引的内容",
    "'%1': %2 malformed sequences of %3 replaced by U+FFFD":
      "“%1”：%2 处错误的 %3 序列已替换为 U+FFFD",
    "%1 files have malformed sequences, %2 in all, which are replaced by U+FFFD (the first is '%3')":
      "%1 个文件含有错误序列，共 %2 处，已替换为 U+FFFD（第一个是“%3”）",
    "'%1' is text in no encoding that is known: skipped":
      "“%1”不是任何已知编码的文本：已跳过",
    "%1 files are text in no encoding that is known: skipped (the first is '%2')":
      "%1 个文件不是任何已知编码的文本：已跳过（第一个是“%2”）",
    "%1 %2 files were left out: install %3":
      "略去了 %1 个 %2 文件：请安装 %3",
    "'%1' is left out: %2":
      "略去了“%1”：%2",
    "%1 files are left out, which are broken or too large (the first is '%2': %3)":
      "略去了 %1 个损坏或过大的文件（第一个是“%2”：%3）",
    "and the like in %1 other files":
      "另有 %1 个文件有类似情况",
    "%1: line left out":
      "%1：略去该行",
    "%1: line left out (and %2 other lines like it)":
      "%1：略去该行（以及其他 %2 行）",
    "%1 lines of %2 files are left out (the first is %3)":
      "略去了 %2 个文件中的 %1 行（第一处是 %3）",
    "'%1' holds no records: nothing to index":
      "“%1”中没有记录：没有可编入索引的内容",
    "%1 files hold no records: nothing to index (the first is '%2')":
      "%1 个文件中没有记录：没有可编入索引的内容（第一个是“%2”）",
    "'%1' is read as %2, as its bytes suggest":
      "根据字节推测，“%1”按 %2 读取",
    "%1 files are read as their bytes suggest: %2 (the first is '%3')":
      "%1 个文件根据字节推测编码：%2（第一个是“%3”）",
    "standard input is empty: nothing to index":
      "标准输入是空的：没有可编入索引的内容",
    "standard input is no text: one JSON object to a line is meant":
      "标准输入不是文本：应为每行一个 JSON 对象",
    "there is no file or folder '%1'":
      "没有文件或文件夹“%1”",
    "%1 files are of a kind that is not read (%2)":
      "%1 个文件属于不读取的类型（%2）",
    "%1 files are of kinds that are not read (%2)":
      "%1 个文件属于不读取的类型（%2）",
    "%1 are left out by .gitignore or .ignore":
      "%1 个被 .gitignore 或 .ignore 略去",
    "%1 files hold no text":
      "%1 个文件没有文本",
    "'%1' is larger than %2 MiB: its lines are not shown":
      "“%1”大于 %2 MiB：不显示其中的行",
    "'%1' is not there any more: its lines are not shown":
      "“%1”已不存在：不显示其中的行",
    "%1 documents; type a query, Esc ends":
      "%1 个文档；请输入查询，按 Esc 结束",
    "this takes longer than half a second: type more, or search without live":
      "这需要超过半秒：请继续输入，或不用实时搜索",
    "%1 hits":
      "%1 条结果",
    "at least %1 hits":
      "至少 %1 条结果",
    "did you mean '%1'?":
      "您要找的是不是“%1”？",
    "cannot read '%1': %2":
      "无法读取“%1”：%2",
    "cannot open '%1': %2":
      "无法打开“%1”：%2",
    "cannot write '%1': %2":
      "无法写入“%1”：%2",
    "cannot list '%1': %2":
      "无法列出“%1”：%2",
    "cannot find '%1': %2":
      "找不到“%1”：%2",
    "there is no index at '%1'":
      "“%1”处没有索引",
    "'%1' is not a Garlic index: %2":
      "“%1”不是 Garlic 索引：%2",
    "'%1' is being written by another process: wait for it, or set a lock timeout":
      "另一个进程正在写入“%1”：请等待它结束",
    "the disk is full, cannot write '%1': free some space and write again; earlier commits are safe":
      "磁盘已满，无法写入“%1”：请腾出空间后重试；先前的提交是安全的",
    "%1 of %2":
      "%1 / %2",
    "%1 left":
      "还需 %1",
  ]
}
