// How are messages written in Korean?

extension MessageTable {
  static let korean: [String: String] = [
    "neither XDG_CACHE_HOME nor HOME says where the cache is":
      "XDG_CACHE_HOME과 HOME 어디에도 캐시 위치가 없습니다",
    "there is no document '%1'":
      "'%1' 문서가 없습니다",
    "did you mean 'search'?":
      "혹시 'search'를 입력하려 하셨습니까?",
    "did you mean 'search %1'?":
      "혹시 'search %1'을(를) 입력하려 하셨습니까?",
    "'%1' is an index: search -i %2 %3":
      "'%1'은(는) 색인입니다: search -i %2 %3",
    "a query of several words is put between quotation marks: search %1":
      "여러 낱말로 된 검색어는 따옴표로 묶습니다: search %1",
    "%1 documents of '%2' made anew from what is stored.":
      "저장된 내용으로 '%2'의 문서 %1개를 다시 만들었습니다.",
    "%1 documents of %2 files":
      "파일 %2개의 문서 %1개",
    "%1 files unchanged":
      "변경되지 않은 파일 %1개",
    "%1 files gone":
      "없어진 파일 %1개",
    "%1, %2 in %3 s (%4 MB/s). '%5' holds %6 documents in %7.":
      "%1, %2, %3초(%4 MB/s). '%5'에는 문서 %6개가 있으며 크기는 %7입니다.",
    "interrupted: what was read is in '%1'; the same command goes on from there":
      "중단했습니다: 읽은 내용은 '%1'에 있으며 같은 명령으로 이어서 할 수 있습니다",
    "live search needs a terminal for input and output":
      "실시간 검색은 입력과 출력이 모두 터미널이어야 합니다",
    "the hit is not in a file":
      "이 검색 결과는 파일에 있지 않습니다",
    "no hits have been shown yet: search first":
      "아직 표시된 검색 결과가 없습니다. 먼저 검색하십시오",
    "there is no hit %1: the last list has %2 hits":
      "%1번 결과가 없습니다: 지난 목록에는 %2개가 있습니다",
    "hit %1 is not in a file":
      "%1번 결과는 파일에 있지 않습니다",
    "set EDITOR to the program that is to open '%1'":
      "'%1'을(를) 열 프로그램을 EDITOR에 지정하십시오",
    "documents that match only part of the query are not counted":
      "검색어의 일부만 일치하는 문서는 세지 않았습니다",
    "documents that match only part of the query are shown too":
      "검색어의 일부만 일치하는 문서도 표시합니다",
    "%1, %2 ms":
      "%1, %2밀리초",
    "%1 hits in files that no editor shows as text: left out; --lines has them":
      "편집기에서 글로 볼 수 없는 파일의 결과 %1개를 뺐습니다. --lines로 볼 수 있습니다",
    "no document has %1":
      "%1이(가) 들어 있는 문서가 없습니다",
    "did you mean '%1'? (%2 hits)":
      "혹시 '%1'을(를) 찾으십니까? (결과 %2개)",
    "no hits":
      "결과 없음",
    "%1 of %2 hits":
      "결과 %2개 중 %1개",
    "%1 of at least %2 hits":
      "결과 %2개 이상 중 %1개",
    "%1 hits in part":
      "부분 일치 %1개",
    "interrupted: the next search goes on from what is indexed":
      "중단했습니다: 다음 검색은 만들어진 색인에서 이어서 합니다",
    "there is no text to search":
      "검색할 글이 없습니다",
    "there is no text to search: %1":
      "검색할 글이 없습니다: %1",
    "%1 files have malformed text, lines that are no records, or cannot be read; --no-cache tells which":
      "파일 %1개에 잘못된 글자나 레코드가 아닌 줄이 있거나 읽을 수 없습니다. --no-cache로 알 수 있습니다",
    "options were read from '%1', too":
      "옵션은 '%1'에서도 읽었습니다",
    "'%1' is neither a file nor a folder: skipped":
      "'%1'은(는) 파일도 폴더도 아니므로 건너뛰었습니다",
    "'%1' holds %2 names that are no UTF-8: skipped; rename them to index them":
      "'%1'에 UTF-8이 아닌 이름이 %2개 있어 건너뛰었습니다. 이름을 바꾸면 색인됩니다",
    "'%1' is empty":
      "'%1'은(는) 비어 있습니다",
    "%1: this search indexes in memory":
      "%1: 이번 검색은 메모리에 색인합니다",
    "no room left on the disk for the cache in '%1'":
      "'%1'에 캐시를 둘 디스크 공간이 없습니다",
    "Waiting for another search that indexes the same":
      "같은 것을 색인하는 다른 검색을 기다리는 중",
    "another search has been writing the cache for a minute":
      "다른 검색이 1분째 캐시에 쓰고 있습니다",
    "another process writes '%1': trying again":
      "다른 프로세스가 '%1'에 쓰고 있습니다. 다시 시도합니다",
    "nothing is left to watch: what was indexed stays in the index":
      "감시할 것이 남아 있지 않습니다. 색인된 내용은 그대로 남습니다",
    "%1 files read, %2 gone. '%3' holds %4 documents.":
      "파일 %1개를 읽었고 %2개가 없어졌습니다. '%3'에는 문서 %4개가 있습니다.",
    "Comparing all files every %1 s; Ctrl-C ends.":
      "%1초마다 모든 파일을 비교합니다. Ctrl-C로 끝냅니다.",
    "Watching %1 folders; Ctrl-C ends.":
      "폴더 %1개를 감시합니다. Ctrl-C로 끝냅니다.",
    "'%1' lies on a file system that other machines may change, which is not told: all files are compared every %2 s, too":
      "'%1'의 파일 시스템은 다른 컴퓨터의 변경을 알려 주지 않으므로 %2초마다 모든 파일도 비교합니다",
    "%1 folders are watched; for the others there is no room (fs.inotify.max_user_watches), and all files are compared every %2 s, too":
      "폴더 %1개를 감시합니다. 나머지는 한도(fs.inotify.max_user_watches) 때문에 감시할 수 없어 %2초마다 모든 파일도 비교합니다",
    "Indexing":
      "색인하는 중",
    "Writing":
      "쓰는 중",
    "'%1' is a binary file: skipped":
      "'%1'은(는) 이진 파일이므로 건너뛰었습니다",
    "'%1' is empty: nothing to index":
      "'%1'은(는) 비어 있어 색인할 것이 없습니다",
    "'%1': %2 malformed sequences of %3 replaced by U+FFFD":
      "'%1': 잘못된 %3 바이트열 %2개를 U+FFFD로 바꾸었습니다",
    "%1 files have malformed sequences, %2 in all, which are replaced by U+FFFD (the first is '%3')":
      "파일 %1개에 잘못된 바이트열이 모두 %2개 있어 U+FFFD로 바꾸었습니다(첫 파일은 '%3')",
    "'%1' is text in no encoding that is known: skipped":
      "'%1'은(는) 알려진 인코딩의 글이 아니므로 건너뛰었습니다",
    "%1 files are text in no encoding that is known: skipped (the first is '%2')":
      "파일 %1개는 알려진 인코딩의 글이 아니므로 건너뛰었습니다(첫 파일은 '%2')",
    "%1 %2 files were left out: install %3":
      "%2 파일 %1개를 뺐습니다. %3을(를) 설치하십시오",
    "'%1' is left out: %2":
      "'%1'을(를) 뺐습니다: %2",
    "%1 files are left out, which are broken or too large (the first is '%2': %3)":
      "깨졌거나 너무 큰 파일 %1개를 뺐습니다(첫 파일은 '%2': %3)",
    "and the like in %1 other files":
      "그 밖에 파일 %1개도 비슷합니다",
    "%1: line left out":
      "%1: 이 줄을 뺐습니다",
    "%1: line left out (and %2 other lines like it)":
      "%1: 이 줄을 뺐습니다(비슷한 줄 %2개도)",
    "%1 lines of %2 files are left out (the first is %3)":
      "파일 %2개의 줄 %1개를 뺐습니다(처음은 %3)",
    "'%1' holds no records: nothing to index":
      "'%1'에 레코드가 없어 색인할 것이 없습니다",
    "%1 files hold no records: nothing to index (the first is '%2')":
      "파일 %1개에 레코드가 없어 색인할 것이 없습니다(첫 파일은 '%2')",
    "'%1' is read as %2, as its bytes suggest":
      "'%1'은(는) 바이트로 미루어 %2(으)로 읽었습니다",
    "%1 files are read as their bytes suggest: %2 (the first is '%3')":
      "파일 %1개의 인코딩을 바이트로 미루어 읽었습니다: %2(첫 파일은 '%3')",
    "standard input is empty: nothing to index":
      "표준 입력이 비어 있어 색인할 것이 없습니다",
    "standard input is no text: one JSON object to a line is meant":
      "표준 입력이 글이 아닙니다. 한 줄에 JSON 객체 하나가 필요합니다",
    "there is no file or folder '%1'":
      "'%1' 파일이나 폴더가 없습니다",
    "%1 files are of a kind that is not read (%2)":
      "파일 %1개는 읽지 않는 종류입니다(%2)",
    "%1 files are of kinds that are not read (%2)":
      "파일 %1개는 읽지 않는 종류입니다(%2)",
    "%1 are left out by .gitignore or .ignore":
      "%1개는 .gitignore나 .ignore에 따라 빠졌습니다",
    "%1 files hold no text":
      "파일 %1개에는 글이 없습니다",
    "'%1' is larger than %2 MiB: its lines are not shown":
      "'%1'은(는) %2MiB보다 커서 줄을 표시하지 않습니다",
    "'%1' is not there any more: its lines are not shown":
      "'%1'은(는) 이제 없어서 줄을 표시하지 않습니다",
    "%1 documents; type a query, Esc ends":
      "문서 %1개. 검색어를 입력하십시오. Esc로 끝냅니다",
    "this takes longer than half a second: type more, or search without live":
      "0.5초가 넘게 걸립니다. 더 입력하거나 실시간이 아닌 검색을 쓰십시오",
    "%1 hits":
      "결과 %1개",
    "at least %1 hits":
      "결과 %1개 이상",
    "did you mean '%1'?":
      "혹시 '%1'을(를) 찾으십니까?",
    "cannot read '%1': %2":
      "'%1'을(를) 읽을 수 없습니다: %2",
    "cannot open '%1': %2":
      "'%1'을(를) 열 수 없습니다: %2",
    "cannot write '%1': %2":
      "'%1'에 쓸 수 없습니다: %2",
    "cannot list '%1': %2":
      "'%1'의 목록을 볼 수 없습니다: %2",
    "cannot find '%1': %2":
      "'%1'을(를) 찾을 수 없습니다: %2",
    "there is no index at '%1'":
      "'%1'에 색인이 없습니다",
    "'%1' is not a Garlic index: %2":
      "'%1'은(는) Garlic 색인이 아닙니다: %2",
    "'%1' is being written by another process: wait for it, or set a lock timeout":
      "다른 프로세스가 '%1'에 쓰고 있습니다. 끝날 때까지 기다리십시오",
    "the disk is full, cannot write '%1': free some space and write again; earlier commits are safe":
      "디스크가 가득 차서 '%1'에 쓸 수 없습니다. 공간을 비우고 다시 쓰십시오. 이전 커밋은 안전합니다",
    "%1 of %2":
      "%1 / %2",
    "%1 left":
      "%1 남음",
  ]
}
