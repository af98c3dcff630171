/** Agents, software, search and games. */
export const AGENTS_AND_SEARCH = `
language agent|Sprachagent|agent de langage|agente de lenguaje|языковой агент|语言智能体,大模型智能体|言語エージェント|언어 에이전트
ai agent|KI-Agent, KI-Agenten|agent IA, agents IA, agent intelligent|agente de IA, agentes de IA, agente inteligente|ИИ-агент, интеллектуальный агент|智能代理,智慧代理|人工知能エージェント|인공지능 에이전트
autonomous agent|autonomer Agent|agent autonome|agente autónomo|автономный агент|自主智能体|自律エージェント|자율 에이전트
web agent|Webagent, Netzagent|agent web|agente web|веб-агент|网页智能体,网络智能体|ウェブエージェント|웹 에이전트
mobile agent|Handyagent|agent mobile|agente móvil|мобильный агент|手机智能体,移动端智能体|モバイルエージェント|모바일 에이전트
computer use agent|Computerbedienung, Computer bedienen|utilisation de l'ordinateur, agent informatique|uso del ordenador, uso de computadora|управление компьютером, использование компьютера|计算机使用,电脑操作|コンピュータ操作,パソコン操作|컴퓨터 사용,컴퓨터 조작
code agent|Programmieragent, Codeagent|agent de programmation, agent de code|agente de programación, agente de código|агент-программист, программирующий агент|代码智能体,编程智能体|コーディングエージェント,コードエージェント|코딩 에이전트,코드 에이전트
research agent|Forschungsagent|agent de recherche scientifique|agente de investigación|исследовательский агент|科研智能体,研究智能体|研究エージェント|연구 에이전트
embodied agent|verkörperter Agent|agent incarné|agente encarnado, agente corpóreo|воплощенный агент|具身智能体|身体性エージェント|체화 에이전트
agent safety|Agentensicherheit|sécurité des agents|seguridad de los agentes|безопасность агентов|智能体安全|エージェントの安全性|에이전트 안전
agent memory|Agentengedächtnis, Gedächtnis für Agenten|mémoire des agents|memoria de agentes|память агентов|智能体记忆|エージェントの記憶,エージェントメモリ|에이전트 메모리
agentic workflow|Arbeitsablauf|flux de travail|flujo de trabajo|рабочий процесс|工作流|ワークフロー|워크플로
long horizon|langer Horizont, lange Aufgaben|long horizon, tâches longues|horizonte largo, tareas largas|долгосрочные задачи, длинный горизонт|长程任务,长时程,长周期|長期タスク,長期的なタスク|장기 과제,장기 작업
function calling|Funktionsaufruf|appel de fonctions, appel de fonction|llamada a funciones|вызов функций|函数调用|関数呼び出し|함수 호출
tool learning|Werkzeugnutzung, Werkzeuggebrauch|apprentissage d'outils|aprendizaje de herramientas|обучение инструментам|工具学习|ツール学習|도구 학습
api|Programmierschnittstelle|interface de programmation|interfaz de programación|программный интерфейс|接口调用|アプリケーションインターフェース|응용 프로그램 인터페이스
task decomposition|Aufgabenzerlegung, Zerlegung in Teilaufgaben|décomposition de tâches, décomposition des tâches|descomposición de tareas|декомпозиция задач, разбиение задач|任务分解|タスク分解|작업 분해,과제 분해
orchestration|Orchestrierung|orchestration|orquestación|оркестрация|编排|オーケストレーション|오케스트레이션
coordination|Koordination, Abstimmung|coordination|coordinación|координация|协调|連携|조정,협조
communication|Kommunikation|communication|comunicación|коммуникация, общение|通信,交流,沟通|通信,コミュニケーション|통신,의사소통
multi agent debate|Debatte zwischen Agenten|débat multi-agents|debate multiagente|дебаты агентов|多智能体辩论|マルチエージェント討論|다중 에이전트 토론
debate argument|Debatte, Argument, Argumentation|débat, argumentation, argument|debate, argumentación|дебаты, аргументация|辩论,论证|討論,議論,論証|토론,논증
failure attribution|Fehlerzuordnung|attribution des échecs|atribución de fallos|атрибуция ошибок|失败归因|失敗の原因特定|실패 귀속
planning agent|planender Agent|agent planificateur|agente planificador|планирующий агент|规划智能体|計画エージェント|계획 에이전트
task planning|Aufgabenplanung|planification de tâches|planificación de tareas|планирование задач|任务规划|タスク計画|작업 계획
travel planning|Reiseplanung, Reise|planification de voyage, voyage|planificación de viajes, viaje|планирование путешествий, путешествие|旅行规划,旅行|旅行計画,旅行|여행 계획,여행
browser|Browser|navigateur|navegador|браузер|浏览器|ブラウザ|브라우저
screenshot|Bildschirmfoto|capture d'écran|captura de pantalla|скриншот, снимок экрана|截图,屏幕截图|スクリーンショット|스크린샷
screen gui|Bildschirm|écran|pantalla|экран|屏幕,螢幕|画面|화면
gui grounding|Bedienelemente finden|ancrage d'interface|localización de elementos de la interfaz|локализация элементов интерфейса|界面定位|画面要素の特定|화면 요소 찾기
app application|App, Apps|appli, application mobile|aplicación móvil|мобильное приложение|应用程序,手机应用|アプリ|앱,애플리케이션
operating system|Betriebssystem|système d'exploitation|sistema operativo|операционная система|操作系统,作業系統|オペレーティングシステム,基本ソフト|운영 체제
terminal command line|Kommandozeile, Befehlszeile|ligne de commande|línea de comandos|командная строка|命令行,终端|コマンドライン,端末操作|명령줄,터미널
sandbox|Sandkasten|bac à sable|entorno aislado|песочница|沙箱|サンドボックス|샌드박스
automation|Automatisierung|automatisation|automatización|автоматизация|自动化|自動化|자동화
assistant|Assistent|assistant|asistente|ассистент, помощник|助手|アシスタント|어시스턴트,비서
personal assistant|persönlicher Assistent|assistant personnel|asistente personal|персональный помощник, личный ассистент|个人助理,个人助手|パーソナルアシスタント|개인 비서
voice assistant|Sprachassistent|assistant vocal|asistente de voz|голосовой помощник|语音助手|音声アシスタント|음성 비서
proactive|proaktiv|proactif|proactivo|проактивный|主动式|能動的,プロアクティブ|능동적
clarification question|Rückfrage, Rückfragen|question de clarification, clarification|pregunta de aclaración, aclaración|уточняющий вопрос, уточнение|澄清问题,澄清|確認質問,明確化|명확화 질문
user intent|Nutzerabsicht, Absicht|intention de l'utilisateur, intention|intención del usuario, intención|намерение пользователя, намерение|用户意图,意图|ユーザーの意図,意図|사용자 의도,의도
user simulation|Nutzersimulation|simulation d'utilisateurs|simulación de usuarios|симуляция пользователей|用户模拟|ユーザーシミュレーション|사용자 시뮬레이션
customer service|Kundendienst, Kundenservice|service client|atención al cliente, servicio al cliente|обслуживание клиентов, служба поддержки|客服|カスタマーサービス,顧客対応|고객 서비스,고객 상담
e commerce|Onlinehandel, Einkaufen|commerce électronique, achats en ligne|comercio electrónico, compras en línea|электронная коммерция, интернет-магазин|电商,电子商务,购物|電子商取引,通販,買い物|전자상거래,쇼핑
enterprise|Unternehmen, Firma|entreprise|empresa|предприятие, компания|企业|企業|기업
office work|Büroarbeit, Büro|travail de bureau, bureautique|trabajo de oficina, ofimática|офисная работа|办公|オフィス業務,事務|사무,오피스
spreadsheet|Tabellenkalkulation|tableur, feuille de calcul|hoja de cálculo|электронная таблица|电子表格|スプレッドシート,表計算|스프레드시트
data analysis|Datenanalyse|analyse de données|análisis de datos|анализ данных|数据分析|データ分析|데이터 분석
data science|Datenwissenschaft|science des données|ciencia de datos|наука о данных|数据科学|データサイエンス|데이터 과학,데이터 사이언스
text to sql|natürliche Sprache zu SQL|langage naturel vers SQL|texto a SQL, lenguaje natural a SQL|текст в SQL|自然语言查询|データベース問い合わせ生成|데이터베이스 질의 생성
query|Anfrage, Abfrage|requête|consulta|запрос|查询|クエリ,問い合わせ|질의,쿼리
code review|Code-Review, Codeprüfung|revue de code|revisión de código|ревью кода, проверка кода|代码审查,代码评审|コードレビュー|코드 리뷰
code completion|Codevervollständigung|complétion de code|autocompletado de código|автодополнение кода|代码补全|コード補完|코드 완성,코드 자동완성
code translation migration|Codeübersetzung, Migration|traduction de code, migration|traducción de código, migración|перевод кода, миграция|代码翻译,代码迁移,迁移|コード変換,移行|코드 변환,마이그레이션
code understanding|Code verstehen, Codeverständnis|compréhension de code|comprensión de código|понимание кода|代码理解|コード理解|코드 이해
code optimization|Codeoptimierung|optimisation de code|optimización de código|оптимизация кода|代码优化|コード最適化|코드 최적화
debugging|Fehlersuche, Debuggen|débogage|depuración|отладка|调试|デバッグ|디버깅
program|Programm|programme|programa|программа|程序,程式|プログラム|프로그램
program synthesis|Programmsynthese|synthèse de programmes|síntesis de programas|синтез программ|程序合成|プログラム合成|프로그램 합성
programming language|Programmiersprache|langage de programmation|lenguaje de programación|язык программирования|编程语言,程序设计语言|プログラミング言語|프로그래밍 언어
competitive programming|Programmierwettbewerb|programmation compétitive, concours de programmation|programación competitiva|спортивное программирование|编程竞赛,算法竞赛|競技プログラミング|경쟁 프로그래밍,알고리즘 대회
algorithm|Algorithmus, Algorithmen|algorithme|algoritmo|алгоритм|算法,演算法|アルゴリズム|알고리즘
algorithm discovery|Algorithmen entdecken, Algorithmenentdeckung|découverte d'algorithmes|descubrimiento de algoritmos|открытие алгоритмов|算法发现|アルゴリズム発見|알고리즘 발견
unit test|Modultest, Unittest|test unitaire, tests unitaires|prueba unitaria, pruebas unitarias|модульные тесты, юнит-тест|单元测试|単体テスト,ユニットテスト|단위 테스트,유닛 테스트
software testing|Softwaretest, Software testen|test logiciel|pruebas de software|тестирование программ, тестирование ПО|软件测试|ソフトウェアテスト|소프트웨어 테스트
software|Software|logiciel|software, programas informáticos|программное обеспечение|软件,軟體|ソフトウェア|소프트웨어
developer programmer|Entwickler, Programmierer|développeur, programmeur|desarrollador, programador|разработчик, программист|开发者,程序员|開発者,プログラマー|개발자,프로그래머
compiler|Compiler, Übersetzerbau|compilateur|compilador|компилятор|编译器|コンパイラ|컴파일러
bug|Programmfehler|bogue logiciel|error de software|баг|缺陷修复,程序错误|バグ|버그
web development frontend|Webentwicklung, Webseiten erstellen|développement web, créer des sites|desarrollo web, crear sitios web|веб-разработка, создание сайтов|网页生成,前端开发,前端|ウェブ開発,フロントエンド|웹 개발,프론트엔드
user interface|Bedienoberfläche|interface utilisateur|interfaz de usuario|пользовательский интерфейс|用户界面,使用者介面|ユーザーインターフェース|사용자 인터페이스
deep search|Tiefensuche|recherche profonde|búsqueda profunda|глубокий поиск|深度搜索|深い検索|심층 검색
search engine|Suchmaschine|moteur de recherche|motor de búsqueda, buscador|поисковая система, поисковик|搜索引擎|検索エンジン|검색 엔진
web search|Websuche, Internetsuche|recherche web, recherche sur internet|búsqueda web, búsqueda en internet|веб-поиск, поиск в интернете|网络搜索,联网搜索|ウェブ検索|웹 검색
information retrieval|Informationsrückgewinnung, Informationssuche|recherche documentaire|búsqueda de información|поиск информации|信息检索|情報検索|정보 검색
dense retrieval|dichte Suche|recherche dense|recuperación densa|плотный поиск|稠密检索,向量检索|密検索,ベクトル検索|밀집 검색,벡터 검색
query rewriting|Anfrageumformulierung|reformulation de requêtes|reescritura de consultas|переписывание запросов|查询改写|クエリ書き換え|질의 재작성,쿼리 재작성
query expansion|Anfrageerweiterung|expansion de requêtes|expansión de consultas|расширение запроса|查询扩展|クエリ拡張|질의 확장
document retrieval|Dokumentensuche|recherche documents pertinents|recuperación de documentos|поиск документов|文档检索|文書検索|문서 검색
cross modal retrieval|modalitätsübergreifende Suche|recherche intermodale|recuperación intermodal|кросс-модальный поиск|跨模态检索|クロスモーダル検索|교차 모달 검색
multimodal retrieval|multimodale Suche|recherche multimodale|recuperación multimodal|мультимодальный поиск|多模态检索|マルチモーダル検索|멀티모달 검색
image retrieval|Bildersuche|recherche d'images|búsqueda de imágenes, recuperación de imágenes|поиск изображений|图像检索|画像検索|이미지 검색
video retrieval|Videosuche|recherche de vidéos|búsqueda de videos, recuperación de videos|поиск видео|视频检索|動画検索|비디오 검색,동영상 검색
nearest neighbor|nächste Nachbarn|plus proches voisins, voisins les plus proches|vecinos más cercanos|ближайшие соседи, ближайший сосед|最近邻|最近傍|최근접 이웃
vector database|Vektordatenbank|base de données vectorielle|base de datos vectorial|векторная база данных|向量数据库|ベクトルデータベース|벡터 데이터베이스
ranking|Rangordnung, Rangfolge|classement|clasificación por relevancia, ordenación|ранжирование|排序,排名|ランキング,順位付け|순위,랭킹
citation|Zitat, Zitation, Quellenangabe|citation, référence bibliographique|cita, citación|цитирование, ссылки на источники|引用|引用|인용
sequential recommendation|sequenzielle Empfehlung|recommandation séquentielle|recomendación secuencial|последовательные рекомендации|序列推荐|系列推薦|순차 추천
recommender system|Empfehlungssystem|système de recommandation|sistema de recomendación|рекомендательная система|推荐系统|推薦システム|추천 시스템
cold start|Kaltstart|démarrage à froid|arranque en frío|холодный старт|冷启动|コールドスタート|콜드 스타트
advertising|Werbung|publicité|publicidad|реклама|广告|広告|광고
hypothesis generation|Hypothesen aufstellen, Hypothese|génération d'hypothèses, hypothèse|generación de hipótesis, hipótesis|генерация гипотез, гипотеза|假设生成,假设|仮説生成,仮説|가설 생성,가설
idea generation|Ideenfindung, Ideen|génération d'idées, idées|generación de ideas, ideas|генерация идей, идеи|想法生成,创意生成|アイデア生成,発想|아이디어 생성
scientific literature|wissenschaftliche Literatur, Fachliteratur|littérature scientifique|literatura científica|научная литература|科学文献,文献|科学文献,学術文献|과학 문헌,학술 문헌
scientific paper|wissenschaftlicher Aufsatz|article scientifique|artículo científico|научная статья|科学论文,学术论文|科学論文,学術論文|과학 논문,학술 논문
reproducibility|Reproduzierbarkeit|reproductibilité|reproducibilidad|воспроизводимость|可复现性,可重复性|再現性|재현성
experiment|Experiment, Versuch|expérience scientifique, expérimentation|experimento|эксперимент|实验|実験|실험
laboratory|Labor|laboratoire|laboratorio|лаборатория|实验室|実験室|실험실
game theory|Spieltheorie|théorie des jeux|teoría de juegos|теория игр|博弈论|ゲーム理論|게임 이론
board game|Brettspiel|jeu de société|juego de mesa|настольная игра|棋盘游戏,桌游|ボードゲーム|보드게임
chess|Schach|échecs|ajedrez|шахматы|国际象棋,象棋|チェス|체스
go game|Go-Spiel|jeu de go|juego de go|игра го|围棋|囲碁|바둑
strategic reasoning|strategisch, strategisches Denken|stratégique, raisonnement stratégique|estratégico, razonamiento estratégico|стратегический, стратегическое мышление|战略推理,策略推理|戦略的推論,戦略|전략적 추론,전략
cooperation|Kooperation|coopération|cooperación|кооперация|合作博弈|協力行動|협동
competition|Wettbewerb, Konkurrenz|compétition, concurrence|competencia, competición|соревнование, конкуренция|竞争|競争|경쟁
`;
