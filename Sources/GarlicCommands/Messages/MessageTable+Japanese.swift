// How are messages written in Japanese?

extension MessageTable {
  static let japanese: [String: String] = [
    "neither XDG_CACHE_HOME nor HOME says where the cache is":
      "XDG_CACHE_HOME にも HOME にもキャッシュの場所がありません",
    "there is no document '%1'":
      "文書「%1」はありません",
    "did you mean 'search'?":
      "もしかして「search」ですか？",
    "did you mean 'search %1'?":
      "もしかして「search %1」ですか？",
    "'%1' is an index: search -i %2 %3":
      "「%1」は索引です: search -i %2 %3",
    "a query of several words is put between quotation marks: search %1":
      "複数の語からなる検索語は引用符で囲みます: search %1",
    "%1 documents of '%2' made anew from what is stored.":
      "「%2」の文書 %1 件を、保存されている内容から作り直しました。",
    "%1 documents of %2 files":
      "ファイル %2 個の文書 %1 件",
    "%1 files unchanged":
      "変更のないファイル %1 個",
    "%1 files gone":
      "なくなったファイル %1 個",
    "%1, %2 in %3 s (%4 MB/s). '%5' holds %6 documents in %7.":
      "%1、%2、%3 秒（%4 MB/s）。「%5」の文書は %6 件、大きさは %7 です。",
    "interrupted: what was read is in '%1'; the same command goes on from there":
      "中断しました: 読み込んだ分は「%1」にあり、同じコマンドで続きから再開できます",
    "live search needs a terminal for input and output":
      "ライブ検索には入力と出力の両方に端末が必要です",
    "the hit is not in a file":
      "この検索結果はファイルの中にありません",
    "no hits have been shown yet: search first":
      "まだ検索結果がありません。先に検索してください",
    "there is no hit %1: the last list has %2 hits":
      "検索結果 %1 はありません。前回の一覧は %2 件です",
    "hit %1 is not in a file":
      "検索結果 %1 はファイルの中にありません",
    "set EDITOR to the program that is to open '%1'":
      "「%1」を開くプログラムを EDITOR に設定してください",
    "documents that match only part of the query are not counted":
      "検索語の一部だけに一致する文書は数えていません",
    "documents that match only part of the query are shown too":
      "検索語の一部だけに一致する文書も表示しています",
    "%1, %2 ms":
      "%1、%2 ミリ秒",
    "%1 hits in files that no editor shows as text: left out; --lines has them":
      "エディタで文字として開けないファイルの結果 %1 件を省きました。--lines で表示できます",
    "no document has %1":
      "%1 を含む文書はありません",
    "did you mean '%1'? (%2 hits)":
      "もしかして「%1」ですか？（%2 件）",
    "no hits":
      "該当なし",
    "%1 of %2 hits":
      "%2 件中 %1 件",
    "%1 of at least %2 hits":
      "%2 件以上のうち %1 件",
    "%1 hits in part":
      "部分一致 %1 件",
    "interrupted: the next search goes on from what is indexed":
      "中断しました: 次の検索は作成済みの索引から続けます",
    "there is no text to search":
      "検索できるテキストがありません",
    "there is no text to search: %1":
      "検索できるテキストがありません: %1",
    "%1 files have malformed text, lines that are no records, or cannot be read; --no-cache tells which":
      "%1 個のファイルに不正な文字やレコードでない行があるか、読み込めません。--no-cache でどれか分かります",
    "options were read from '%1', too":
      "オプションは「%1」からも読み込みました",
    "'%1' is neither a file nor a folder: skipped":
      "「%1」はファイルでもフォルダでもないため飛ばしました",
    "'%1' holds %2 names that are no UTF-8: skipped; rename them to index them":
      "「%1」に UTF-8 でない名前が %2 個あり、飛ばしました。名前を変えると索引に入ります",
    "'%1' is empty":
      "「%1」は空です",
    "%1: this search indexes in memory":
      "%1: 今回の検索はメモリ上に索引を作ります",
    "no room left on the disk for the cache in '%1'":
      "「%1」のキャッシュを置く空きがディスクにありません",
    "Waiting for another search that indexes the same":
      "同じものの索引を作っている別の検索を待っています",
    "another search has been writing the cache for a minute":
      "別の検索が 1 分間キャッシュに書き込んでいます",
    "another process writes '%1': trying again":
      "別のプロセスが「%1」に書き込んでいます。もう一度試します",
    "nothing is left to watch: what was indexed stays in the index":
      "監視するものがなくなりました。索引の内容はそのまま残ります",
    "%1 files read, %2 gone. '%3' holds %4 documents.":
      "ファイル %1 個を読み込み、%2 個がなくなりました。「%3」の文書は %4 件です。",
    "Comparing all files every %1 s; Ctrl-C ends.":
      "%1 秒ごとにすべてのファイルを比べます。Ctrl-C で終わります。",
    "Watching %1 folders; Ctrl-C ends.":
      "フォルダ %1 個を監視しています。Ctrl-C で終わります。",
    "'%1' lies on a file system that other machines may change, which is not told: all files are compared every %2 s, too":
      "「%1」のファイルシステムは他のマシンからの変更が通知されないため、%2 秒ごとにすべてのファイルも比べます",
    "%1 folders are watched; for the others there is no room (fs.inotify.max_user_watches), and all files are compared every %2 s, too":
      "フォルダ %1 個を監視しています。残りは上限（fs.inotify.max_user_watches）のため監視できず、%2 秒ごとにすべてのファイルも比べます",
    "Indexing":
      "索引を作成中",
    "Writing":
      "書き込み中",
    "'%1' is a binary file: skipped":
      "「%1」はバイナリファイルのため飛ばしました",
    "'%1' is empty: nothing to index":
      "「%1」は空です。索引に入れるものがありません",
    "'%1': %2 malformed sequences of %3 replaced by U+FFFD":
      "「%1」: %3 の不正な列 %2 個を U+FFFD に置き換えました",
    "%1 files have malformed sequences, %2 in all, which are replaced by U+FFFD (the first is '%3')":
      "%1 個のファイルに不正な列が合わせて %2 個あり、U+FFFD に置き換えました（最初は「%3」）",
    "'%1' is text in no encoding that is known: skipped":
      "「%1」は既知の文字コードのテキストではないため飛ばしました",
    "%1 files are text in no encoding that is known: skipped (the first is '%2')":
      "%1 個のファイルは既知の文字コードのテキストではないため飛ばしました（最初は「%2」）",
    "%1 %2 files were left out: install %3":
      "%2 ファイル %1 個を省きました。%3 をインストールしてください",
    "'%1' is left out: %2":
      "「%1」を省きました: %2",
    "%1 files are left out, which are broken or too large (the first is '%2': %3)":
      "壊れているか大きすぎるファイル %1 個を省きました（最初は「%2」: %3）",
    "and the like in %1 other files":
      "ほかに %1 個のファイルで同様です",
    "%1: line left out":
      "%1: この行を省きました",
    "%1: line left out (and %2 other lines like it)":
      "%1: この行を省きました（ほかに同様の行が %2 行）",
    "%1 lines of %2 files are left out (the first is %3)":
      "%2 個のファイルの %1 行を省きました（最初は %3）",
    "'%1' holds no records: nothing to index":
      "「%1」にレコードがありません。索引に入れるものがありません",
    "%1 files hold no records: nothing to index (the first is '%2')":
      "%1 個のファイルにレコードがありません。索引に入れるものがありません（最初は「%2」）",
    "'%1' is read as %2, as its bytes suggest":
      "「%1」はバイト列から推測して %2 として読み込みました",
    "%1 files are read as their bytes suggest: %2 (the first is '%3')":
      "%1 個のファイルの文字コードをバイト列から推測しました: %2（最初は「%3」）",
    "standard input is empty: nothing to index":
      "標準入力が空です。索引に入れるものがありません",
    "standard input is no text: one JSON object to a line is meant":
      "標準入力がテキストではありません。1 行に 1 つの JSON オブジェクトが必要です",
    "there is no file or folder '%1'":
      "ファイルまたはフォルダ「%1」はありません",
    "%1 files are of a kind that is not read (%2)":
      "%1 個のファイルは読み込まない種類です（%2）",
    "%1 files are of kinds that are not read (%2)":
      "%1 個のファイルは読み込まない種類です（%2）",
    "%1 are left out by .gitignore or .ignore":
      "%1 個は .gitignore か .ignore により省かれています",
    "%1 files hold no text":
      "%1 個のファイルにはテキストがありません",
    "'%1' is larger than %2 MiB: its lines are not shown":
      "「%1」は %2 MiB より大きいため行を表示しません",
    "'%1' is not there any more: its lines are not shown":
      "「%1」はもうないため行を表示しません",
    "%1 documents; type a query, Esc ends":
      "文書 %1 件。検索語を入力してください。Esc で終わります",
    "this takes longer than half a second: type more, or search without live":
      "0.5 秒を超えます。続けて入力するか、ライブでない検索を使ってください",
    "%1 hits":
      "%1 件",
    "at least %1 hits":
      "%1 件以上",
    "did you mean '%1'?":
      "もしかして「%1」ですか？",
    "cannot read '%1': %2":
      "「%1」を読み込めません: %2",
    "cannot open '%1': %2":
      "「%1」を開けません: %2",
    "cannot write '%1': %2":
      "「%1」に書き込めません: %2",
    "cannot list '%1': %2":
      "「%1」の一覧を得られません: %2",
    "cannot find '%1': %2":
      "「%1」が見つかりません: %2",
    "there is no index at '%1'":
      "「%1」に索引がありません",
    "'%1' is not a Garlic index: %2":
      "「%1」は Garlic の索引ではありません: %2",
    "'%1' is being written by another process: wait for it, or set a lock timeout":
      "別のプロセスが「%1」に書き込んでいます。終わるまで待ってください",
    "the disk is full, cannot write '%1': free some space and write again; earlier commits are safe":
      "ディスクがいっぱいで「%1」に書き込めません。空きを作ってもう一度書き込んでください。以前のコミットは無事です",
    "%1 of %2":
      "%1 / %2",
    "%1 left":
      "残り %1",
  ]
}
