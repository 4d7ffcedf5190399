// What do people type, and what do they mean?

/// Titles, and for each of what is meant the ways in which people type it: in full, half typed, by initials, with
/// slips.
enum TypedTexts {
  /// One title a line.
  static let titles = """
    大蒜种植技术
    大蒜价格行情
    大算盘的历史
    打算与计划
    答案之书
    重庆火锅的做法
    重庆夜景
    中国银行利率
    中国地图
    上海浦东机场
    上海外滩
    北京天安门广场
    北京大学
    西安兵马俑
    先进技术
    厦门鼓浪屿
    音乐学院招生
    绿色食品标准
    数据库入门
    人工智能概论
    红楼梦
    三国演义
    水浒传
    西游记
    李小龙传
    张艺谋的电影
    周杰伦演唱会
    鲁迅全集
    苏州园林
    杭州西湖
    广州塔
    深圳湾公园
    成都美食
    南京长江大桥
    哈尔滨冰雪节
    乌鲁木齐
    臺北故宮
    香港國際機場
    澳門歷史
    番茄炒蛋
    麻婆豆腐
    宫保鸡丁
    糖醋排骨
    女儿国
    长城
    四川大学
    清华大学
    劳动合同法
    刑事诉讼法
    计算机网络
    操作系统
    量子力学
    高等数学
    线性代数
    太极拳
    围棋入门
    象棋
    旅游景点
    古代经典
    北京烤鸭
    ニンニク料理
    にんにくの育て方
    ラーメンの歴史
    サーバーの設定
    ファイル管理
    コンピューター入門
    プログラミング
    データベース設計
    すしの作り方
    とうきょうタワー
    おおさか案内
    ふじさん登山
    きっぷの買い方
    カレーライス
    チョコレート
    アルバイト情報
    キーボード
    インターネット
    りんごジャム
    さくらまつり
    마늘 가격
    마늘 볶음밥
    삼성전자 주가
    김치찌개 만들기
    서울 여행
    부산 해운대
    제주도 지도
    대한민국 역사
    데이터베이스 입문
    컴퓨터 학원
    비빔밥 재료
    한국어 문법
    떡볶이 소스
    불고기 양념
    인천공항 버스
    경복궁 야간개장
    Garlic bread
    Garlic prices
    Potato soup
    Tomato salad
    Chocolate cake
    London Bridge
    Washington Monument
    Mississippi River
    Machine learning
    Database design
    Programming in Swift
    Quantum mechanics
    Linear algebra
    Crème brûlée
    Zürich
    São Paulo
    Ελλάδα
    Москва
    """

  /// What is meant, then the ways to type it; a line each.
  static let meanings = """
    大蒜: dasuan dasu das da'suan da4suan4 dsuan ds 大蒜 大 DaSuan 大suan 大s
    打算: dasuan da'suan da3suan4 打算 打 dsuan
    答案: daan da'an da2an4 答案 da
    重庆: chongqing chongqin chongq cq chq chongqi 重庆 重慶 重 chong2qing4 chqing cqing
    火锅: huoguo huog hg huogu 火锅 火鍋 火 huo3guo1
    中国: zhongguo zhongg zg zguo zhg 中国 中國 zhong1guo2
    银行: yinhang yinha yinh yh yin2hang2 银行 銀行 银 yhang
    上海: shanghai shangh sh shh shangha 上海 上 shhai shang4hai3
    浦东: pudong pud pd 浦东 浦東 浦
    机场: jichang jich jc jch 机场 機場
    北京: beijing beij bj beijin bei3jing1 北京 bjing
    天安门: tiananmen tianan tam tian'an'men 天安门 天安門 tiananm
    广场: guangchang guangch gc 广场 廣場
    西安: xian xi'an xi1an1 西安 xa
    先进: xianjin xianj xj 先进 先進
    厦门: xiamen xiam xm 厦门 廈門 厦
    音乐: yinyue yiny yy yinyu 音乐 音樂 yin1yue4 音
    绿色: lvse lüse lvs ls 绿色 綠色 绿
    食品: shipin ship sp 食品 食
    数据库: shujuku shujuk sjk shuju shjk 数据库 數據庫 数据
    人工智能: rengongzhineng rengongzhin rgzn rengong'zhineng 人工智能 人工智
    红楼梦: hongloumeng hongloum hlm honglm 红楼梦 紅樓夢 红楼
    三国演义: sanguoyanyi sgyy sanguoy 三国演义 三國演義 三国演
    水浒传: shuihuzhuan shz shuihuz shuihzh 水浒传 水滸傳
    西游记: xiyouji xyj xiyj 西游记 西遊記
    李小龙: lixiaolong lxl lixl lixiaol 李小龙
    张艺谋: zhangyimou zym zhym zhangym 张艺谋 張藝謀
    周杰伦: zhoujielun zjl zhjl zhoujl 周杰伦 周杰倫
    鲁迅: luxun lux lx 鲁迅 魯迅 鲁
    苏州: suzhou suzh sz 苏州 蘇州 苏
    杭州: hangzhou hangzh hz 杭州 杭
    西湖: xihu xih xh 西湖
    广州: guangzhou guangz gz 广州 廣州
    深圳: shenzhen shenzh 深圳 深
    成都: chengdu chengd cd 成都 成
    长江: changjiang changj cj 长江 長江 chang2jiang1
    哈尔滨: haerbin haerb heb ha'er'bin 哈尔滨 哈爾濱 哈
    乌鲁木齐: wulumuqi wlmq wulum wulumuq 乌鲁木齐 乌鲁木
    台北: taibei taib tb 臺北 台北 台
    香港: xianggang xiangg xg 香港
    澳门: aomen aom am 澳門 澳门 澳
    番茄: fanqie fanq fq 番茄 番
    豆腐: doufu douf df 豆腐 豆
    排骨: paigu paig pg 排骨 排
    女儿: nver nüer nve nv'er 女儿 女兒
    长城: changcheng changch chch 长城 長城
    四川: sichuan sichu sch 四川 四
    清华: qinghua qinghu qh 清华 清華 清
    劳动: laodong laod ld 劳动 勞動 劳
    诉讼: susong sus ss 诉讼 訴訟 诉
    计算机: jisuanji jisuan jsj jisj 计算机 計算機
    网络: wangluo wangl wl 网络 網絡 网
    操作系统: caozuoxitong czxt caozuoxit 操作系统 操作系
    量子: liangzi liangz lz 量子 量
    数学: shuxue shux sx 数学 數學
    太极拳: taijiquan tjq taijq 太极拳 太極拳
    围棋: weiqi weiq wq 围棋 圍棋 围
    象棋: xiangqi xiangq xq 象棋 象
    景点: jingdian jingd jd 景点
    经典: jingdian jingd jd 经典 经
    烤鸭: kaoya kaoy ky 烤鸭 烤
    ニンニク: ninni ninniku ninnik ニンニ ニン にんにｋ
    にんにく: ninniku にん にんに ninnik にんにk
    ラーメン: ra-men ramen rame ラー らーm
    サーバー: sa-ba- saba sa-ba サーバ
    ファイル: fairu fair fai ファ
    コンピューター: konpyu-ta- konpyuta konpyu コンピ
    プログラミング: puroguramingu purogura プログ
    データベース: de-tabe-su detabesu データ
    すし: sushi susi sush
    とうきょう: toukyou tokyo toukyo とうき to-kyo-
    おおさか: oosaka osaka おおさ
    ふじさん: fujisan huzisan fujis ふじ
    きっぷ: kippu kipp きっ
    カレーライス: kare-raisu kareraisu カレー
    チョコレート: chokore-to tyokore-to chokore チョコ
    アルバイト: arubaito arubai アルバ
    キーボード: ki-bo-do kibodo キーボ
    インターネット: inta-netto intanetto インタ
    りんご: ringo ring りん
    さくら: sakura saku さく
    마늘: ㅁㄴ ㅁ 마 만 마느 마늘 ㅁ늘
    삼성전자: ㅅㅅㅈㅈ ㅅㅅ전자 삼성전ㅈ 삼성저 삼성전
    김치찌개: ㄱㅊㅉㄱ 김치찌 김칰 김치찌ㄱ
    서울: ㅅㅇ 서 서우 서울
    부산: ㅂㅅ 부 부사 부산
    제주도: ㅈㅈㄷ 제주ㄷ 제주도
    대한민국: ㄷㅎㅁㄱ 대한ㅁㄱ 대한민 대하미
    데이터베이스: ㄷㅇㅌㅂㅇㅅ 데이터베 데이터ㅂ
    컴퓨터: ㅋㅍㅌ 컴퓨 컴ㅍ
    비빔밥: ㅂㅂㅂ 비빔 비빔ㅂ
    한국어: ㅎㄱㅇ 한국ㅇ 한구거
    떡볶이: ㄸㅂㅇ 떡볶 떡ㅂ
    불고기: ㅂㄱㄱ 불고 불ㄱㄱ
    인천공항: ㅇㅊㄱㅎ 인천공 인천ㄱㅎ
    경복궁: ㄱㅂㄱ 경복 경복ㄱ
    garlic: g ga gar garl garli garlic GAR garlix gralic garlc ｇａｒ
    potato: pot potat potaot potatoe
    tomato: tom toma tomaot
    chocolate: choc choco chocolat chocolte
    london: lon londo lodnon
    washington: wash washin washingtno
    mississippi: miss missis misisippi
    learning: lear learn laerning
    database: datab databas databsae
    programming: prog program programing
    quantum: quan quant quantm
    algebra: alg algeb algbera
    creme: cre crem
    zurich: zür zur
    garlic bread: garlic br|garlic brea|garlic bread
    machine learning: machine le|machine lear
    大蒜价格: dasuanjiage dsjg dasuanjia 大蒜价 大蒜jg 大蒜jiage
    重庆火锅: chongqinghuoguo cqhg 重庆火 重庆huo
    Garlic bread: garlic brea|bre
    Crème brûlée: brul|brulee
    ελλαδα: ελλ|ελλα
    москва: моск|мос|москва
    """
}
