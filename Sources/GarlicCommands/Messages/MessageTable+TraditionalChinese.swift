// How are messages written in traditional Chinese?

extension MessageTable {
  static let traditionalChinese: [String: String] = [
    "neither XDG_CACHE_HOME nor HOME says where the cache is":
      "XDG_CACHE_HOME 與 HOME 都未指明快取的位置",
    "there is no document '%1'":
      "沒有文件「%1」",
    "did you mean 'search'?":
      "您是不是要輸入「search」？",
    "did you mean 'search %1'?":
      "您是不是要輸入「search %1」？",
    "'%1' is an index: search -i %2 %3":
      "「%1」是索引檔：search -i %2 %3",
    "a query of several words is put between quotation marks: search %1":
      "由多個詞組成的查詢要放在引號中：search %1",
    "%1 documents of '%2' made anew from what is stored.":
      "已用儲存的內容重建「%2」的 %1 份文件。",
    "%1 documents of %2 files":
      "%2 個檔案中的 %1 份文件",
    "%1 files unchanged":
      "%1 個檔案未變更",
    "%1 files gone":
      "%1 個檔案已不存在",
    "%1, %2 in %3 s (%4 MB/s). '%5' holds %6 documents in %7.":
      "%1，%2，費時 %3 秒（%4 MB/s）。「%5」現有 %6 份文件，大小 %7。",
    "interrupted: what was read is in '%1'; the same command goes on from there":
      "已中斷：已讀取的內容保存在「%1」中；再次執行同一指令即可繼續",
    "live search needs a terminal for input and output":
      "即時搜尋的輸入和輸出都需要終端機",
    "the hit is not in a file":
      "該結果不在檔案中",
    "no hits have been shown yet: search first":
      "尚未顯示過結果：請先搜尋",
    "there is no hit %1: the last list has %2 hits":
      "沒有第 %1 筆結果：上次列出了 %2 筆",
    "hit %1 is not in a file":
      "第 %1 筆結果不在檔案中",
    "set EDITOR to the program that is to open '%1'":
      "請將 EDITOR 設為用來開啟「%1」的程式",
    "documents that match only part of the query are not counted":
      "只符合部分查詢的文件未計入",
    "documents that match only part of the query are shown too":
      "也列出了只符合部分查詢的文件",
    "%1, %2 ms":
      "%1，%2 毫秒",
    "%1 hits in files that no editor shows as text: left out; --lines has them":
      "%1 筆結果所在的檔案無法在編輯器中顯示為文字，已略去；用 --lines 可以看到",
    "no document has %1":
      "沒有文件包含 %1",
    "did you mean '%1'? (%2 hits)":
      "您要找的是不是「%1」？（%2 筆結果）",
    "no hits":
      "沒有結果",
    "%1 of %2 hits":
      "共 %2 筆結果，顯示 %1 筆",
    "%1 of at least %2 hits":
      "至少 %2 筆結果，顯示 %1 筆",
    "%1 hits in part":
      "部分符合 %1 筆",
    "interrupted: the next search goes on from what is indexed":
      "已中斷：下次搜尋會從已建立的索引繼續",
    "there is no text to search":
      "沒有可以搜尋的文字",
    "there is no text to search: %1":
      "沒有可以搜尋的文字：%1",
    "%1 files have malformed text, lines that are no records, or cannot be read; --no-cache tells which":
      "%1 個檔案含有錯誤編碼的文字或不是記錄的行，或者無法讀取；用 --no-cache 可以看到是哪些",
    "options were read from '%1', too":
      "也從「%1」讀取了選項",
    "'%1' is neither a file nor a folder: skipped":
      "「%1」既不是檔案也不是資料夾：已略過",
    "'%1' holds %2 names that are no UTF-8: skipped; rename them to index them":
      "「%1」中有 %2 個名稱不是 UTF-8：已略過；改名後才能編入索引",
    "'%1' is empty":
      "「%1」是空的",
    "%1: this search indexes in memory":
      "%1：本次搜尋在記憶體中建立索引",
    "no room left on the disk for the cache in '%1'":
      "磁碟上沒有空間存放「%1」中的快取",
    "Waiting for another search that indexes the same":
      "正在等待為相同內容建立索引的另一次搜尋",
    "another search has been writing the cache for a minute":
      "另一次搜尋寫入快取已有一分鐘",
    "another process writes '%1': trying again":
      "另一個程序正在寫入「%1」：正在重試",
    "nothing is left to watch: what was indexed stays in the index":
      "已沒有可監視的內容：已編入索引的內容保留不變",
    "%1 files read, %2 gone. '%3' holds %4 documents.":
      "讀取 %1 個檔案，%2 個已不存在。「%3」現有 %4 份文件。",
    "Comparing all files every %1 s; Ctrl-C ends.":
      "每 %1 秒比較所有檔案；按 Ctrl-C 結束。",
    "Watching %1 folders; Ctrl-C ends.":
      "正在監視 %1 個資料夾；按 Ctrl-C 結束。",
    "'%1' lies on a file system that other machines may change, which is not told: all files are compared every %2 s, too":
      "「%1」所在的檔案系統可能被其他機器變更而沒有通知：因此還會每 %2 秒比較所有檔案",
    "%1 folders are watched; for the others there is no room (fs.inotify.max_user_watches), and all files are compared every %2 s, too":
      "監視了 %1 個資料夾；其餘的已無名額（fs.inotify.max_user_watches），因此還會每 %2 秒比較所有檔案",
    "Indexing":
      "正在建立索引",
    "Writing":
      "正在寫入",
    "'%1' is a binary file: skipped":
      "「%1」是二進位檔案：已略過",
    "'%1' is empty: nothing to index":
      "「%1」是空的：沒有可編入索引的內容",
    "'%1': %2 malformed sequences of %3 replaced by U+FFFD":
      "「%1」：%2 處錯誤的 %3 序列已替換為 U+FFFD",
    "%1 files have malformed sequences, %2 in all, which are replaced by U+FFFD (the first is '%3')":
      "%1 個檔案含有錯誤序列，共 %2 處，已替換為 U+FFFD（第一個是「%3」）",
    "'%1' is text in no encoding that is known: skipped":
      "「%1」不是任何已知編碼的文字：已略過",
    "%1 files are text in no encoding that is known: skipped (the first is '%2')":
      "%1 個檔案不是任何已知編碼的文字：已略過（第一個是「%2」）",
    "%1 %2 files were left out: install %3":
      "略去了 %1 個 %2 檔案：請安裝 %3",
    "'%1' is left out: %2":
      "略去了「%1」：%2",
    "%1 files are left out, which are broken or too large (the first is '%2': %3)":
      "略去了 %1 個損壞或過大的檔案（第一個是「%2」：%3）",
    "and the like in %1 other files":
      "另有 %1 個檔案有類似情況",
    "%1: line left out":
      "%1：略去該行",
    "%1: line left out (and %2 other lines like it)":
      "%1：略去該行（以及其他 %2 行）",
    "%1 lines of %2 files are left out (the first is %3)":
      "略去了 %2 個檔案中的 %1 行（第一處是 %3）",
    "'%1' holds no records: nothing to index":
      "「%1」中沒有記錄：沒有可編入索引的內容",
    "%1 files hold no records: nothing to index (the first is '%2')":
      "%1 個檔案中沒有記錄：沒有可編入索引的內容（第一個是「%2」）",
    "'%1' is read as %2, as its bytes suggest":
      "根據位元組推測，「%1」以 %2 讀取",
    "%1 files are read as their bytes suggest: %2 (the first is '%3')":
      "%1 個檔案根據位元組推測編碼：%2（第一個是「%3」）",
    "standard input is empty: nothing to index":
      "標準輸入是空的：沒有可編入索引的內容",
    "standard input is no text: one JSON object to a line is meant":
      "標準輸入不是文字：應為每行一個 JSON 物件",
    "there is no file or folder '%1'":
      "沒有檔案或資料夾「%1」",
    "%1 files are of a kind that is not read (%2)":
      "%1 個檔案屬於不讀取的類型（%2）",
    "%1 files are of kinds that are not read (%2)":
      "%1 個檔案屬於不讀取的類型（%2）",
    "%1 are left out by .gitignore or .ignore":
      "%1 個被 .gitignore 或 .ignore 略去",
    "%1 files hold no text":
      "%1 個檔案沒有文字",
    "'%1' is larger than %2 MiB: its lines are not shown":
      "「%1」大於 %2 MiB：不顯示其中的行",
    "'%1' is not there any more: its lines are not shown":
      "「%1」已不存在：不顯示其中的行",
    "%1 documents; type a query, Esc ends":
      "%1 份文件；請輸入查詢，按 Esc 結束",
    "this takes longer than half a second: type more, or search without live":
      "這需要超過半秒：請繼續輸入，或不用即時搜尋",
    "%1 hits":
      "%1 筆結果",
    "at least %1 hits":
      "至少 %1 筆結果",
    "did you mean '%1'?":
      "您要找的是不是「%1」？",
    "cannot read '%1': %2":
      "無法讀取「%1」：%2",
    "cannot open '%1': %2":
      "無法開啟「%1」：%2",
    "cannot write '%1': %2":
      "無法寫入「%1」：%2",
    "cannot list '%1': %2":
      "無法列出「%1」：%2",
    "cannot find '%1': %2":
      "找不到「%1」：%2",
    "there is no index at '%1'":
      "「%1」處沒有索引",
    "'%1' is not a Garlic index: %2":
      "「%1」不是 Garlic 索引：%2",
    "'%1' is being written by another process: wait for it, or set a lock timeout":
      "另一個程序正在寫入「%1」：請等待它結束",
    "the disk is full, cannot write '%1': free some space and write again; earlier commits are safe":
      "磁碟已滿，無法寫入「%1」：請騰出空間後重試；先前的提交是安全的",
    "%1 of %2":
      "%1 / %2",
    "%1 left":
      "還需 %1",
  ]
}
