/** The field's most usual terms. */
export const CORE = `
large language model|großes Sprachmodell|grand modèle de langage, grand modèle de langue|gran modelo de lenguaje, modelo grande de lenguaje|большая языковая модель|大语言模型,大型语言模型,大模型,大語言模型|大規模言語モデル|대규모 언어 모델,거대 언어 모델,대형 언어 모델
language model|Sprachmodell|modèle de langage, modèle de langue, modèle linguistique|modelo de lenguaje, modelo lingüístico|языковая модель|语言模型,語言模型|言語モデル|언어 모델
small language model|kleines Sprachmodell|petit modèle de langage|modelo pequeño de lenguaje|малая языковая модель|小语言模型,小模型|小規模言語モデル|소형 언어 모델
vision language model|visuelles Sprachmodell|modèle vision-langage|modelo de visión y lenguaje|визуально-языковая модель|视觉语言模型|視覚言語モデル|비전 언어 모델,시각 언어 모델
multimodal|multimodal|multimodal|multimodal|мультимодальный|多模态,多模態|マルチモーダル|멀티모달,다중모달
model|Modell|modèle|modelo|модель|模型|モデル|모델,모형
foundation model|Grundlagenmodell|modèle de fondation|modelo fundacional|фундаментальная модель|基础模型|基盤モデル|기반 모델,파운데이션 모델
machine learning|maschinelles Lernen|apprentissage automatique|aprendizaje automático, aprendizaje de máquina|машинное обучение|机器学习|機械学習|기계 학습,머신러닝
deep learning|tiefes Lernen|apprentissage profond|aprendizaje profundo|глубокое обучение|深度学习|深層学習,ディープラーニング|심층 학습,딥러닝
reinforcement learning|bestärkendes Lernen, verstärkendes Lernen|apprentissage par renforcement|aprendizaje por refuerzo|обучение с подкреплением|强化学习|強化学習|강화 학습
supervised|überwacht|supervisé|supervisado|обучение с учителем|监督学习,监督|教師あり|지도 학습
self supervised|selbstüberwacht|auto-supervisé, autosupervisé|autosupervisado|самообучение, самоконтролируемый|自监督|自己教師あり|자기 지도
unsupervised|unüberwacht|non supervisé|no supervisado|обучение без учителя|无监督|教師なし|비지도
continual learning|kontinuierliches Lernen, lebenslanges Lernen|apprentissage continu|aprendizaje continuo|непрерывное обучение|持续学习,终身学习|継続学習|지속 학습,연속 학습
federated learning|föderiertes Lernen|apprentissage fédéré|aprendizaje federado|федеративное обучение|联邦学习|連合学習|연합 학습
transfer learning|Transferlernen|apprentissage par transfert|aprendizaje por transferencia|перенос обучения|迁移学习|転移学習|전이 학습
contrastive learning|kontrastives Lernen|apprentissage contrastif|aprendizaje contrastivo|контрастивное обучение|对比学习|対照学習|대조 학습
imitation learning|Imitationslernen, Nachahmung|apprentissage par imitation|aprendizaje por imitación|имитационное обучение|模仿学习|模倣学習|모방 학습
in context learning|Lernen im Kontext|apprentissage en contexte|aprendizaje en contexto|обучение в контексте|上下文学习|文脈内学習|맥락 내 학습
few shot|wenige Beispiele, wenigen Beispielen|peu d'exemples|pocos ejemplos|несколько примеров|少样本,小样本|少数ショット,少量データ|소수 샷,퓨샷
zero shot|ohne Beispiele|sans exemple|cero ejemplos|без примеров|零样本|ゼロショット|제로샷
learning|Lernen|apprentissage, apprendre|aprendizaje, aprender|обучение, учиться|学习,學習|学習|학습,배우
training|Training, trainieren|entraînement, entraîner|entrenamiento, entrenar|тренировка, обучать|训练,訓練|訓練,トレーニング|훈련
pretraining|Vortraining|préentraînement, pré-entraînement|preentrenamiento|предобучение|预训练|事前学習|사전 학습,사전 훈련
fine tuning|Feinabstimmung, Feintuning, anpassen, Anpassung|ajustement fin, affinage, adaptation|ajuste fino, afinar, adaptación|дообучение, тонкая настройка, адаптация|微调|ファインチューニング,微調整|미세 조정,파인튜닝
instruction tuning|Anweisungen befolgen, Anweisung|suivi d'instructions, instruction|seguir instrucciones, instrucción|инструкция|指令微调,指令遵循,指令|指示追従,指示|지시 따르기,지시
distillation|Destillation|distillation|destilación|дистилляция|知识蒸馏,蒸馏|知識蒸留,蒸留|지식 증류,증류
quantization|Quantisierung|quantification|cuantización, cuantificación|квантование, квантизация|量化|量子化|양자화
pruning|Beschneidung, Ausdünnung|élagage|poda|прунинг, обрезка|剪枝|枝刈り,プルーニング|가지치기
compression|Komprimierung, Kompression, komprimieren, verkleinern|compression, compresser|compresión, comprimir|сжатие, сжать|压缩|圧縮|압축
efficient|effizient, Effizienz, sparsam|efficace, efficacité|eficiente, eficiencia|эффективный, эффективность|高效,效率|効率的,効率|효율적,효율
fast acceleration|schnell, beschleunigen, Beschleunigung|rapide, accélérer, accélération|rápido, acelerar, aceleración|быстрый, ускорить, ускорение|加速,快速|高速化,高速,加速|가속,빠른
inference|Inferenz|inférence|inferencia|вывод, инференс|推理加速,推断|推論の高速化|추론 속도
speculative decoding|spekulatives Dekodieren|décodage spéculatif|decodificación especulativa|спекулятивное декодирование|推测解码,投机解码|投機的デコーディング,投機的復号|추측 디코딩,추측적 디코딩
energy consumption|Energieverbrauch, Stromverbrauch|consommation d'énergie, consommation énergétique|consumo de energía, consumo energético|потребление энергии, энергопотребление|能耗,能源消耗|消費電力,エネルギー消費|에너지 소비,전력 소비
energy|Energie, Strom|énergie|energía|энергия|能源,能量|エネルギー|에너지
memory|Speicher, Gedächtnis|mémoire|memoria|память|记忆,内存,記憶體|メモリ,記憶|메모리,기억
cache|Zwischenspeicher|cache|caché|кэш|缓存|キャッシュ|캐시
attention|Aufmerksamkeit|attention|atención|внимание|注意力|注意機構,アテンション|어텐션,주의 집중
sparse attention|dünn besetzte Aufmerksamkeit|attention parcimonieuse|atención dispersa|разреженное внимание|稀疏注意力|スパースアテンション,疎な注意|희소 어텐션
sparse|dünn besetzt|parcimonieux|disperso|разреженный|稀疏|スパース|희소
mixture of experts|Expertenmischung, Mischung von Experten|mélange d'experts|mezcla de expertos|смесь экспертов|混合专家,专家混合|混合エキスパート|전문가 혼합
transformer|Transformator|transformeur|transformador|трансформер|变换器|トランスフォーマー|트랜스포머
neural network|neuronales Netz, Netzwerk|réseau de neurones, réseau neuronal|red neuronal|нейронная сеть, нейросеть|神经网络,神經網路|ニューラルネットワーク|신경망
graph neural network|neuronales Graphennetz, Graphennetzwerk|réseau de neurones sur graphes|red neuronal de grafos|графовая нейронная сеть|图神经网络|グラフニューラルネットワーク|그래프 신경망
state space model|Zustandsraummodell|modèle d'espace d'état|modelo de espacio de estados|модель пространства состояний|状态空间模型|状態空間モデル|상태 공간 모델
embedding|Einbettung|plongement, représentation vectorielle|incrustación, representación vectorial|эмбеддинг, векторное представление|嵌入,向量表示|埋め込み|임베딩
representation|Repräsentation, Darstellung|représentation|representación|представление|表示,表征|表現|표현
tokenizer|Tokenisierung|tokenisation, segmentation en tokens|tokenización|токенизация|分词,分词器|トークナイザ,トークン化|토크나이저,토큰화
long context|langer Kontext, lange Texte, lange Dokumente|long contexte, textes longs, longs documents|contexto largo, textos largos, documentos largos|длинный контекст, длинные тексты|长上下文,长文本|長文脈,長いコンテキスト,長文|긴 문맥,긴 컨텍스트,장문
context|Kontext|contexte|contexto|контекст|上下文|文脈|문맥,컨텍스트
scaling law|Skalierungsgesetz|loi d'échelle|ley de escala|закон масштабирования|缩放定律,扩展定律,规模定律|スケーリング則|스케일링 법칙
test time scaling|Rechenzeit beim Antworten|calcul à l'inférence|cómputo en inferencia|вычисления при выводе|测试时扩展,测试时计算|テスト時スケーリング|테스트 시간 스케일링
reasoning|Schlussfolgern, Denken|raisonnement, raisonner|razonamiento, razonar|рассуждение, рассуждать, мышление|推理|推論|추론
chain of thought|Gedankenkette, Denkschritte|chaîne de pensée|cadena de pensamiento|цепочка рассуждений, цепочка мыслей|思维链|思考の連鎖,思考連鎖|사고의 사슬,생각의 사슬,사고 사슬
mathematical reasoning|mathematisches Schließen, Mathematikaufgaben|raisonnement mathématique|razonamiento matemático|математическое рассуждение, математические задачи|数学推理,数学题,数学|数学的推論,数学|수학적 추론,수학
theorem proving|Beweise führen, mathematische Beweise, Beweis|démonstration de théorèmes, preuve|demostración de teoremas, teorema|доказательство теорем, доказательство|定理证明,证明|定理証明,証明|정리 증명,증명
logic|Logik|logique|lógica|логика|逻辑|論理|논리
spatial reasoning|räumliches Denken, räumlich|raisonnement spatial, spatial|razonamiento espacial, espacial|пространственное мышление, пространственный|空间推理,空间|空間推論,空間|공간 추론,공간
causal|kausal, Ursache, Kausalität|causal, causalité|causal, causalidad|причинный, причинность|因果|因果|인과
planning|Planung, planen|planification, planifier|planificación, planificar|планирование|规划,计划|計画|계획
knowledge|Wissen|connaissances, connaissance, savoir|conocimiento|знания|知识|知識|지식
knowledge graph|Wissensgraph|graphe de connaissances|grafo de conocimiento|граф знаний|知识图谱|知識グラフ|지식 그래프
knowledge editing|Wissen ändern, Wissensbearbeitung|édition de connaissances|edición de conocimiento|редактирование знаний|知识编辑|知識編集|지식 편집
unlearning|Verlernen, Vergessen|désapprentissage, oubli|desaprendizaje, olvido|разобучение, забывание|遗忘学习,机器遗忘,遗忘|アンラーニング,忘却|언러닝,망각
hallucination|Halluzination, halluzinieren|hallucination, halluciner|alucinación, alucinar|галлюцинация|幻觉|幻覚,ハルシネーション|환각,할루시네이션
factuality|Faktentreue|véracité, exactitude des faits|veracidad|достоверность, правдивость|事实性,真实性|事実性|사실성
fact checking|Faktenprüfung, Fakten prüfen|vérification des faits|verificación de hechos|проверка фактов|事实核查|ファクトチェック,事実検証|팩트 체크,사실 검증
uncertainty|Unsicherheit|incertitude|incertidumbre|неопределенность|不确定性|不確実性|불확실성
calibration confidence|Kalibrierung, Zuversicht|calibration, confiance|calibración, confianza|калибровка, уверенность|校准,置信度|較正,確信度,信頼度|보정,신뢰도
alignment|Ausrichtung, Angleichung|alignement|alineación, alineamiento|выравнивание|对齐|アライメント,整合|정렬
human preference|menschliche Vorlieben, Präferenz|préférences humaines, préférence|preferencias humanas, preferencia|человеческие предпочтения, предпочтение|人类偏好,偏好|人間の好み,選好|인간 선호,선호도,선호
human feedback|menschliches Feedback, Rückmeldung|retour humain, rétroaction humaine|retroalimentación humana|обратная связь|人类反馈|人間のフィードバック,フィードバック|인간 피드백,피드백
reward|Belohnung|récompense|recompensa|вознаграждение, награда|奖励|報酬|보상
reward hacking|Belohnung austricksen|piratage de récompense|trampas de recompensa|взлом награды|奖励作弊,奖励欺骗|報酬ハッキング|보상 해킹
safety|Sicherheit, sicher|sécurité, sûreté, sécurisé|seguridad, seguro|безопасность, безопасный|安全性,安全|安全性,安全|안전성,안전
jailbreak attack|Jailbreak, Umgehung von Schutz|contournement, débridage|jailbreak, evasión|джейлбрейк, обход защиты|越狱攻击,越狱|脱獄,ジェイルブレイク|탈옥
attack|Angriff, angreifen|attaque, attaquer|ataque, atacar|атака|攻击|攻撃|공격
prompt injection|versteckte Anweisungen, Befehle einschleusen|injection d'instructions|inyección de instrucciones|внедрение инструкций, инъекция|提示注入|プロンプトインジェクション|프롬프트 인젝션,프롬프트 주입
prompt|Eingabeaufforderung|invite|indicación|промпт, подсказка|提示词,提示|プロンプト|프롬프트
adversarial|gegnerisch, adversarial|antagoniste, adverse|adversario|состязательный|对抗|敵対的|적대적
backdoor|Hintertür|porte dérobée|puerta trasera|бэкдор, закладка|后门|バックドア|백도어
privacy|Datenschutz, Privatsphäre|vie privée, confidentialité|privacidad|конфиденциальность, приватность|隐私|プライバシー|프라이버시,개인정보
memorization|Auswendiglernen|mémorisation|memorización|запоминание|记忆化|暗記|암기
copyright|Urheberrecht|droit d'auteur|derechos de autor|авторское право|版权|著作権|저작권
watermark|Wasserzeichen|tatouage numérique, filigrane|marca de agua|водяной знак|水印|電子透かし,透かし|워터마크
deepfake detection|gefälschte Bilder, Fälschung|hypertrucage|falsificación, imágenes falsas|дипфейк, подделка|深度伪造,伪造|ディープフェイク,偽造|딥페이크,위조
generated text detection|maschinell geschriebene Texte|texte généré par|texto generado por|сгенерированный текст|生成文本检测|生成テキスト検出|생성 텍스트 탐지
misinformation|Falschinformation, Falschmeldung|désinformation|desinformación|дезинформация|虚假信息,谣言|誤情報,偽情報|허위 정보
toxicity hate speech|Hassrede, Beleidigung|discours de haine|discurso de odio|язык вражды|仇恨言论|ヘイトスピーチ|혐오 발언
bias|Verzerrung, Vorurteil, Voreingenommenheit|biais, préjugé|sesgo, prejuicio|предвзятость, предубеждение|偏见,偏差|バイアス,偏見|편향
fairness|Fairness, Gerechtigkeit|équité|equidad|справедливость|公平性,公平|公平性|공정성
sycophancy|Schmeichelei|flagornerie, complaisance|adulación|подхалимство, лесть|阿谀奉承,谄媚|迎合,追従性|아첨
interpretability|Interpretierbarkeit, Erklärbarkeit|interprétabilité, explicabilité|interpretabilidad, explicabilidad|интерпретируемость, объяснимость|可解释性|解釈可能性,説明可能性|해석 가능성,설명 가능성
explanation|Erklärung, erklären|explication, expliquer|explicación, explicar|объяснение|解释|説明|설명
robustness|Robustheit, robust|robustesse, robuste|robustez, robusto|устойчивость, робастность|鲁棒性,稳健性|頑健性,ロバスト|강건성
generalization|Verallgemeinerung, Generalisierung|généralisation|generalización|обобщение|泛化|汎化|일반화
benchmark|Vergleichstest, Maßstab|banc d'essai, référence|banco de pruebas|бенчмарк, тест|基准测试,基准,评测基准|ベンチマーク|벤치마크
evaluation|Bewertung, Evaluation, bewerten|évaluation, évaluer|evaluación, evaluar|оценка, оценивание|评估,评测,评价|評価|평가
llm judge|Modell als Richter|modèle comme juge|modelo como juez|модель как судья|大模型评判,裁判|審判|심판,판사
data contamination|verunreinigte Daten, Datenkontamination|contamination des données|contaminación de datos|загрязнение данных, утечка данных|数据污染|データ汚染|데이터 오염
dataset|Datensatz|jeu de données|conjunto de datos|набор данных, датасет|数据集,資料集|データセット|데이터셋,데이터 세트
data|Daten|données|datos|данные|数据,資料|データ|데이터
synthetic data|synthetische Daten, künstliche Daten|données synthétiques|datos sintéticos|синтетические данные|合成数据,合成資料|合成データ|합성 데이터
data selection|Datenauswahl|sélection de données|selección de datos|отбор данных|数据选择,数据筛选|データ選択|데이터 선택,데이터 선별
annotation|Annotation, Beschriftung|annotation, étiquetage|anotación, etiquetado|разметка, аннотация|标注|アノテーション,注釈|주석,라벨링
agent|Agent, Agenten|agent|agente|агент|智能体,代理,代理人|エージェント|에이전트
multi agent|mehrere Agenten, Multiagentensystem|multi-agents, plusieurs agents|multiagente, varios agentes|многоагентный, мультиагентный|多智能体|マルチエージェント|다중 에이전트,멀티 에이전트
tool use|Werkzeug, Werkzeuge benutzen|utilisation d'outils, outil|uso de herramientas, herramienta|использование инструментов, инструмент|工具使用,工具调用,工具|ツール利用,ツール使用,ツール|도구 사용,도구
gui agent|Bedienung von Programmen, Benutzeroberfläche|interface graphique|interfaz gráfica|графический интерфейс|图形界面,界面操作|画面操作|그래픽 인터페이스,화면 조작
web|Webseite, Internet|page web, site web, internet|página web, sitio web, internet|веб-страница, интернет, сайт|网页,互联网,網路,网络|ウェブ|웹,인터넷
deep research|gründliche Recherche, Internetrecherche, Webrecherche|recherche approfondie|investigación profunda|глубокое исследование|深度研究|ディープリサーチ|심층 연구
scientific discovery|wissenschaftliche Entdeckung, Forschung, Wissenschaft|découverte scientifique, recherche scientifique|descubrimiento científico, investigación científica|научные открытия, научные исследования|科学发现,科研,科学|科学的発見,科学研究,科学|과학적 발견,과학 연구,과학
peer review|Begutachtung|évaluation par les pairs, relecture|revisión por pares|рецензирование|同行评审|査読|동료 심사,논문 심사
code generation|Programme schreiben, Programmcode, Codegenerierung, Code erzeugen|génération de code|generación de código|генерация кода, написание кода|代码生成|コード生成|코드 생성
code|Code, Quelltext, Programmierung|code, programmation|código, programación|код, программирование|代码,编程,程式碼|コード,プログラミング|코드,프로그래밍
software engineering|Softwareentwicklung|génie logiciel, développement logiciel|ingeniería de software, desarrollo de software|разработка программ, программная инженерия|软件工程,软件开发|ソフトウェア工学,ソフトウェア開発|소프트웨어 공학,소프트웨어 개발
program repair bug|Fehler im Code, Fehlerbehebung|correction de bogues, bogue|corrección de errores|исправление ошибок|程序修复,漏洞修复|バグ修正|버그 수정
vulnerability cybersecurity|Sicherheitslücke, Cybersicherheit|cybersécurité, vulnérabilité|ciberseguridad, vulnerabilidad|уязвимость, кибербезопасность|漏洞,网络安全|脆弱性,サイバーセキュリティ|취약점,사이버 보안
text to sql database|Datenbank, Datenbankabfrage|base de données|base de datos|база данных|数据库,資料庫|データベース|데이터베이스
table|Tabelle|tableau|tabla|таблица|表格|表形式,テーブル|표,테이블
chart|Diagramm|graphique, diagramme|gráfico, diagrama|график, диаграмма|图表|図表,グラフ理解|차트,도표
document|Dokument|document|documento|документ|文档,文件,檔案|文書,ドキュメント|문서
ocr document parsing|Texterkennung, Dokumente lesen|reconnaissance de caractères, lecture de documents|reconocimiento de caracteres|распознавание текста, распознавание документов|文字识别,文档解析|文字認識,文書解析|문자 인식,문서 인식
handwriting|Handschrift|écriture manuscrite|escritura manuscrita|рукописный|手写|手書き|손글씨,필기
retrieval|Suche, suchen, Abruf|recherche d'information, recherche de documents, recherche|recuperación de información, búsqueda, buscar|поиск, информационный поиск|检索,搜索|検索|검색
retrieval augmented generation|abrufgestützte Generierung|génération augmentée par récupération, génération augmentée par la recherche|generación aumentada por recuperación|генерация с поиском, генерация с дополненной выборкой|检索增强生成,检索增强|検索拡張生成|검색 증강 생성,검색증강
reranking|Neuordnung der Ergebnisse, neu sortieren|réordonnancement, reclasser|reordenamiento|переранжирование|重排序|再ランキング,リランキング|재순위화
recommendation|Empfehlung, empfehlen|recommandation, recommander|recomendación, recomendar|рекомендация, рекомендательный|推荐|推薦,レコメンド|추천
question answering|Fragen beantworten, Fragebeantwortung|réponse aux questions, répondre aux questions|respuesta a preguntas, responder preguntas|ответы на вопросы|问答|質問応答|질의응답,질문 답변
dialogue|Dialog, Gespräch|dialogue, conversation|diálogo, conversación|диалог, разговор|对话|対話,会話|대화
chatbot|Chatbot|agent conversationnel, robot conversationnel|chatbot, asistente conversacional|чат-бот, чатбот|聊天机器人,聊天機器人|チャットボット|챗봇
summarization|Zusammenfassung, zusammenfassen|résumé, résumer, synthèse de textes|resumen, resumir|суммаризация, реферирование, краткое изложение|摘要,总结|要約|요약
machine translation|maschinelle Übersetzung, Übersetzung, übersetzen|traduction automatique, traduction, traduire|traducción automática, traducción, traducir|машинный перевод, перевод|机器翻译,翻译|機械翻訳,翻訳|기계 번역,번역
low resource language|seltene Sprachen, kleine Sprachen, ressourcenarme Sprachen|langues peu dotées, langues rares|lenguas minoritarias, idiomas con pocos recursos, lenguas con pocos recursos|малоресурсные языки, редкие языки|低资源语言,小语种|低資源言語,少数言語|저자원 언어,소수 언어
multilingual|mehrsprachig, Mehrsprachigkeit|multilingue|multilingüe|многоязычный, мультиязычный|多语言|多言語|다국어
natural language processing|Sprachverarbeitung|traitement automatique des langues, traitement du langage naturel|procesamiento del lenguaje natural|обработка естественного языка|自然语言处理|自然言語処理|자연어 처리
text classification|Textklassifikation|classification de textes|clasificación de textos|классификация текстов|文本分类|テキスト分類,文書分類|텍스트 분류
emotion|Gefühl, Stimmung, Emotion|sentiment, émotion|sentimiento, emoción|эмоции, тональность, чувства|情感,情绪|感情|감정
named entity extraction|Eigennamen|entités nommées|entidades|сущности|实体识别|固有表現|개체명
creative writing story|Geschichten, kreatives Schreiben|écriture créative, histoire|escritura creativa, cuentos|творческое письмо, рассказы|故事,创意写作|物語,創作|이야기,창작
humor|Humor, Witze|humour, blagues|humor, chistes|юмор, шутки|幽默,笑话|ユーモア,冗談|유머,농담
persona role playing|Rollenspiel, Persönlichkeit|jeu de rôle, personnalité|juego de rol, personalidad|ролевая игра, личность|角色扮演,人格|ロールプレイ,人格|역할극,페르소나,성격
social simulation|Gesellschaft simulieren, soziale Simulation|simulation sociale|simulación social|социальная симуляция|社会模拟|社会シミュレーション|사회 시뮬레이션
cultural|Kultur, kulturell|culture, culturel|cultura, cultural|культура, культурный|文化|文化|문화
image generation|Bilderzeugung, Bildgenerierung, Bilder erzeugen|génération d'images|generación de imágenes|генерация изображений|图像生成,图片生成,影像生成|画像生成|이미지 생성
text to image|Text zu Bild|texte vers image|texto a imagen|текст в изображение|文生图,文本到图像|テキストから画像|텍스트 이미지 생성
image|Bild|image|imagen|изображение, картинка|图像,图片,影像|画像|이미지,영상
image editing|Bildbearbeitung, Bilder bearbeiten|retouche d'images, édition d'images|edición de imágenes|редактирование изображений|图像编辑,影像編輯|画像編集|이미지 편집
image classification|Bildklassifikation|classification d'images|clasificación de imágenes|классификация изображений|图像分类,影像分類|画像分類|이미지 분류
image segmentation|Bildsegmentierung|segmentation d'images|segmentación de imágenes|сегментация изображений|图像分割,影像分割|画像分割|이미지 분할
segmentation|Segmentierung|segmentation|segmentación|сегментация|分割|セグメンテーション,領域分割|분할
object detection|Objekterkennung, Objekte erkennen|détection d'objets|detección de objetos|обнаружение объектов, распознавание объектов|目标检测,物体检测,物件偵測,目標偵測|物体検出|객체 탐지,객체 검출
object tracking|Objektverfolgung, Verfolgung|suivi d'objets|seguimiento de objetos|отслеживание объектов, трекинг|目标跟踪|物体追跡|객체 추적
super resolution|Hochskalierung, Bildschärfe, Superauflösung|super-résolution|superresolución|сверхразрешение|超分辨率,超解析度|超解像|초해상도
image restoration|Bildrestaurierung, alte Fotos|restauration d'images|restauración de imágenes|восстановление изображений|图像修复,图像复原|画像復元,画像修復|이미지 복원
denoising|Entrauschen, Rauschunterdrückung|débruitage|eliminación de ruido|шумоподавление|去噪|ノイズ除去|노이즈 제거,잡음 제거
inpainting|Bildteile ergänzen, Objekte entfernen|retouche, suppression d'objets|relleno de imágenes, eliminación de objetos|удаление объектов|物体移除,补全|インペインティング,物体除去|인페인팅,객체 제거
colorization|Einfärben|colorisation|coloreado|колоризация, раскрашивание|上色|着色,カラー化|채색
style transfer|Stilübertragung|transfert de style|transferencia de estilo|перенос стиля|风格迁移|スタイル変換,画風変換|스타일 변환
captioning|Bildbeschreibung, Bilder beschreiben|légendage, description d'images|descripción de imágenes|описание изображений|图像描述,字幕生成|キャプション生成,画像説明|캡션 생성,이미지 설명
visual question answering|Fragen zu Bildern|questions visuelles, questions sur des images|preguntas visuales, preguntas sobre imágenes|вопросы по изображениям|视觉问答|視覚質問応答|시각 질의응답
visual|visuell, Sehen|visuel, vision|visual, visión|визуальный, зрение|视觉|視覚|시각
computer vision|maschinelles Sehen|vision par ordinateur|visión por computador, visión artificial|компьютерное зрение|计算机视觉|コンピュータビジョン|컴퓨터 비전
diffusion model|Diffusionsmodell|modèle de diffusion|modelo de difusión|диффузионная модель|扩散模型,擴散模型|拡散モデル|확산 모델,디퓨전 모델
diffusion|Diffusion|diffusion|difusión|диффузия|扩散|拡散|확산,디퓨전
flow matching|Flussanpassung|appariement de flux|emparejamiento de flujos|согласование потоков|流匹配|フローマッチング|플로우 매칭
autoregressive|autoregressiv|autorégressif|autorregresivo|авторегрессионный|自回归|自己回帰|자기회귀
generative|generativ|génératif|generativo|генеративный|生成式|生成的|생성형
generation|Erzeugung, Generierung, erzeugen|génération, générer|generación, generar|генерация, создание|生成|生成|생성
video generation|Videoerzeugung, Videogenerierung, Videos erzeugen|génération de vidéos, génération vidéo|generación de videos, generación de vídeo|генерация видео|视频生成,影片生成|動画生成,ビデオ生成|비디오 생성,동영상 생성
video understanding|Videoverständnis, Videos verstehen|compréhension de vidéos, compréhension vidéo|comprensión de videos, comprensión de vídeo|понимание видео|视频理解,影片理解|動画理解,映像理解|비디오 이해,동영상 이해
long video|lange Videos|longues vidéos, vidéos longues|videos largos, vídeos largos|длинные видео|长视频|長時間動画,長い動画|긴 비디오,긴 동영상
video|Video, Film|vidéo, film|video, vídeo, película|видео, фильм|视频,影片|動画,映像,ビデオ|비디오,동영상
video editing|Videobearbeitung, Videoschnitt|montage vidéo, édition vidéo|edición de video, edición de vídeo|редактирование видео, видеомонтаж|视频编辑|動画編集|비디오 편집,동영상 편집
animation|Animation, Zeichentrick|animation, dessin animé|animación, dibujos animados|анимация, мультфильм|动画,动漫|アニメーション,アニメ|애니메이션
camera control|Kameraführung, Kamera|caméra|cámara|камера|相机,镜头|カメラ|카메라
world model|Weltmodell|modèle du monde|modelo del mundo|модель мира|世界模型|世界モデル|월드 모델,세계 모델
game|Spiel, Videospiel|jeu, jeu vidéo|juego, videojuego|игра, видеоигра|游戏|ゲーム|게임
3d reconstruction|3D-Rekonstruktion, räumliche Rekonstruktion|reconstruction 3d|reconstrucción 3d|3d-реконструкция, трехмерная реконструкция|三维重建|三次元再構成|차원 재구성,차원 복원
3d generation|3D-Modelle erzeugen|génération 3d|generación 3d|3d-генерация, генерация трехмерных|三维生成|三次元生成|차원 생성
3d|dreidimensional|tridimensionnel|tridimensional|трехмерный|三维|三次元,次元|차원
gaussian splatting|Gauß-Splatting|projection gaussienne|salpicado gaussiano|гауссовы сплаты, гауссов сплаттинг|高斯泼溅,高斯溅射|ガウシアンスプラッティング|가우시안 스플래팅
novel view synthesis|neue Ansichten|synthèse de nouvelles vues|síntesis de nuevas vistas|синтез новых ракурсов|新视角合成|新規視点合成|새로운 시점 합성
depth estimation|Tiefenschätzung, Tiefe|estimation de profondeur, profondeur|estimación de profundidad, profundidad|оценка глубины, глубина|深度估计|深度推定,奥行き推定|깊이 추정
point cloud|Punktwolke|nuage de points|nube de puntos|облако точек|点云|点群|포인트 클라우드,점군
human pose estimation|Körperhaltung, Posenschätzung|estimation de pose, posture|estimación de pose, postura|оценка позы, поза человека|姿态估计,人体姿态|姿勢推定|자세 추정,포즈 추정
human motion|menschliche Bewegung, Bewegung|mouvement humain, mouvement|movimiento humano, movimiento|движение человека, движение|人体运动,动作生成,运动|人間の動作,モーション,動作|인간 동작,동작,모션
avatar talking head|Avatar, sprechender Kopf|avatar, visage parlant|avatar, cabeza parlante|аватар, говорящая голова|数字人,虚拟人,说话人头像|アバター,話す顔|아바타,말하는 얼굴
face|Gesicht|visage|rostro, cara|лицо|人脸,面部|顔|얼굴
hand|Hand, Hände|main|mano|рука|手部|手の|손
virtual try on|Kleidung anprobieren, Kleidung|essayage virtuel, vêtements|probador virtual, ropa|виртуальная примерка, одежда|虚拟试穿,服装|仮想試着,衣服|가상 착용,옷
robot|Roboter, Robotik|robot, robotique|robot, robótica|робот, робототехника|机器人|ロボット|로봇
robot manipulation|Roboterarm, Roboter Handhabung|manipulation robotique, bras robotique|manipulación robótica, brazo robótico|роботизированная манипуляция, манипулятор|机器人操作,机械臂|ロボット操作,ロボットアーム,マニピュレーション|로봇 조작,로봇 팔
grasping|greifen, Greifer|saisie d'objets, préhension|agarre, agarrar|захват, хватание|抓取|把持|파지,잡기
tactile|Tastsinn, Berührung, taktil|tactile, toucher|tacto, táctil|осязание, тактильный|触觉|触覚|촉각
humanoid|humanoider Roboter, humanoid|humanoïde|humanoide|гуманоидный, человекоподобный|人形机器人|ヒューマノイド,人型ロボット|휴머노이드,인간형 로봇
vision language action|Vision Sprache Aktion|vision-langage-action|visión lenguaje acción|зрение-язык-действие|视觉语言动作|視覚言語行動|시각 언어 행동
navigation|Navigation|navigation|navegación|навигация|导航|ナビゲーション|내비게이션,길찾기
embodied|verkörpert|incarné|encarnado|воплощенный|具身智能,具身|身体性,エンボディド|체화,구현된
autonomous driving|autonomes Fahren, selbstfahrend|conduite autonome|conducción autónoma, coches autónomos|автономное вождение, беспилотные автомобили|自动驾驶|自動運転|자율 주행
traffic|Verkehr|trafic, circulation|tráfico|дорожное движение|交通|交通|교통
drone uav|Drohne|drone|dron|дрон, беспилотник|无人机|ドローン|드론
satellite remote sensing|Satellitenbilder, Fernerkundung, Satellit|images satellite, télédétection, satellite|imágenes satelitales, imágenes de satélite, teledetección, satélite|спутниковые снимки, дистанционное зондирование, спутник|卫星图像,遥感|衛星画像,リモートセンシング|위성 영상,위성 사진,원격 탐사
simulation|Simulation, simulieren|simulation, simuler|simulación, simular|симуляция, моделирование|仿真,模拟|シミュレーション|시뮬레이션
speech recognition|Spracherkennung|reconnaissance vocale, reconnaissance de la parole|reconocimiento de voz, reconocimiento del habla|распознавание речи|语音识别,語音辨識|音声認識|음성 인식
text to speech|Sprachsynthese, Vorlesen|synthèse vocale|síntesis de voz|синтез речи|语音合成|音声合成|음성 합성
voice cloning|Stimme nachahmen, Stimme klonen|clonage de voix|clonación de voz|клонирование голоса|声音克隆,语音克隆|音声クローン,声の複製|음성 복제
speech|gesprochene Sprache, Stimme, Rede|parole, voix|voz, habla|речь, голос|语音|音声|음성
speech translation|Übersetzung gesprochener Sprache|traduction de la parole|traducción del habla, traducción de voz|перевод речи|语音翻译|音声翻訳|음성 번역
audio|Ton, Geräusch, Klang|audio, sonore|sonido, audio|звук, аудио|音频,声音|音響,オーディオ|오디오,소리
music generation|Musikerzeugung, Musik erzeugen|génération de musique, génération musicale|generación de música, generación musical|генерация музыки|音乐生成|音楽生成|음악 생성
music|Musik|musique|música|музыка|音乐|音楽|음악
singing voice|Gesang, Singstimme|chant, voix chantée|canto, voz cantada|пение, вокал|歌声,唱歌|歌声|노래,가창
source separation|Quellentrennung|séparation de sources|separación de fuentes|разделение источников|音源分离,声源分离|音源分離|음원 분리
medical|Medizin, medizinisch|médical, médecine|médico, medicina|медицина, медицинский|医学,医疗|医療,医学|의료,의학
medical imaging|medizinische Bilder, medizinische Bildgebung|imagerie médicale, images médicales|imágenes médicas, imagen médica|медицинские изображения, медицинская визуализация|医学影像,医学图像|医用画像,医療画像|의료 영상,의료 이미지
diagnosis|Diagnose|diagnostic|diagnóstico|диагностика, диагноз|诊断|診断|진단
cancer tumor|Krebs, Tumor|cancer, tumeur|cáncer, tumor|рак, опухоль|癌症,肿瘤|がん,癌,腫瘍|암,종양
pathology|Pathologie, Gewebeschnitt|pathologie, histologie|patología|патология, гистология|病理|病理|병리
radiology report|Röntgenbild, Röntgen|radiologie, radiographie|radiología, radiografía|рентген, рентгенография|放射学,放射报告|放射線,レントゲン|방사선,엑스레이
patient clinical|Patient, klinisch, Arzt|patient, clinique, médecin|paciente, clínico|пациент, клинический, врач|患者,临床|患者,臨床|환자,임상
surgery|Operation, Chirurgie|chirurgie|cirugía|хирургия, операция|手术|手術|수술
mental health|psychische Gesundheit, seelische Gesundheit|santé mentale|salud mental|психическое здоровье|心理健康|メンタルヘルス,精神的健康|정신 건강
eeg brain|Gehirn, Hirnströme|cerveau|cerebro|мозг|大脑,脑电|脳波,脳|뇌파,뇌
drug discovery|Wirkstoffsuche, Medikament, Arzneimittel|découverte de médicaments, médicament|descubrimiento de fármacos, fármaco, medicamento|разработка лекарств, лекарство|药物发现,药物|創薬,薬|신약 개발,약물
protein|Protein, Eiweiß|protéine|proteína|белок|蛋白质|タンパク質|단백질
protein design|Proteine entwerfen, Proteindesign|conception de protéines|diseño de proteínas|дизайн белков|蛋白质设计|タンパク質設計|단백질 설계
molecule|Molekül|molécule|molécula|молекула|分子|分子|분자
genomic dna|Gen, Genom, Erbgut|génome, gène, adn|genoma, gen, adn|геном, ген, днк|基因组,基因|ゲノム,遺伝子|유전체,유전자
single cell|Einzelzelle|cellule unique|célula única|одиночная клетка|单细胞|単一細胞,シングルセル|단일 세포
chemistry|Chemie|chimie|química|химия|化学|化学|화학
material|Werkstoff, Material|matériau|material|материал|材料|材料|재료,소재
physics|Physik, physikalisch|physique|física|физика, физический|物理|物理|물리
weather forecasting|Wettervorhersage, Wetter|prévision météo, météo|predicción meteorológica, pronóstico del tiempo|прогноз погоды, погода|天气预报,气象|天気予報,気象|날씨 예측,기상
climate|Klima|climat|clima|климат|气候|気候|기후
time series forecasting|Zeitreihenvorhersage, Zeitreihe|séries temporelles, série chronologique|series temporales, series de tiempo|временные ряды|时间序列|時系列|시계열
forecasting prediction|Vorhersage, vorhersagen|prévision, prédiction, prédire|predicción, pronóstico, predecir|прогноз, предсказание|预测|予測|예측
finance|Finanzen, Börse, Aktien|finance, bourse, financier|finanzas, bolsa, financiero|финансы, биржа, акции|金融,股票|金融,株式|금융,주식
legal|Recht, Gesetz, juristisch|juridique, droit|jurídico, legal, derecho|юридический, право, закон|法律|法律,法務|법률
education|Bildung, Unterricht, Schule|éducation, enseignement|educación, enseñanza|образование, преподавание|教育,教学|教育|교육
student tutoring|Schüler, Nachhilfe|élève, étudiant, tutorat|estudiante, tutoría|ученик, студент, репетитор|学生,辅导|生徒,学生|학생,과외
agriculture|Landwirtschaft|agriculture|agricultura|сельское хозяйство|农业|農業|농업
news|Nachrichten|actualités, presse|noticias|новости|新闻|ニュース|뉴스
emotional support empathy|Mitgefühl, Empathie|empathie|empatía|эмпатия, сочувствие|共情|共感|공감
anomaly detection|Anomalieerkennung, Anomalie|détection d'anomalies, anomalie|detección de anomalías, anomalía|обнаружение аномалий, аномалия|异常检测,異常偵測|異常検知,異常検出|이상 탐지
classification|Klassifikation, Klassifizierung|classification|clasificación|классификация|分类|分類|분류
clustering|Clusteranalyse, Gruppierung|partitionnement, regroupement|agrupamiento|кластеризация|聚类|クラスタリング|군집화,클러스터링
optimization|Optimierung, optimieren|optimisation, optimiser|optimización, optimizar|оптимизация|优化,最佳化|最適化|최적화
optimizer|Optimierer, Optimierungsverfahren|optimiseur|optimizador|оптимизатор|优化器|オプティマイザ|옵티마이저,최적화기
gradient|Gradient|gradient|gradiente|градиент|梯度|勾配|그래디언트,기울기
learning rate|Lernrate|taux d'apprentissage|tasa de aprendizaje|скорость обучения|学习率|学習率|학습률
architecture|Architektur|architecture|arquitectura|архитектура|架构|アーキテクチャ|아키텍처,구조
low rank adaptation|Niedrigrang|rang faible, bas rang|bajo rango|низкоранговый|低秩|低ランク|저랭크
model merging|Modelle zusammenführen, Modelle verschmelzen|fusion de modèles|fusión de modelos|слияние моделей|模型合并,模型融合|モデルマージ,モデル統合|모델 병합
mobile device|Handy, Mobiltelefon, Endgerät|téléphone, appareil mobile, mobile|teléfono, dispositivo móvil, móvil|телефон, мобильное устройство, смартфон|手机,移动设备,端侧|スマートフォン,携帯,端末|휴대폰,스마트폰,모바일
gpu hardware|Grafikkarte, Hardware|carte graphique, matériel|tarjeta gráfica, hardware|видеокарта, аппаратный|显卡,硬件,硬體|グラフィックボード,ハードウェア|그래픽 카드,하드웨어
parallel|parallel|parallèle|paralelo|параллельный|并行,平行|並列|병렬
open source|quelloffen|code source ouvert, libre|código abierto|открытый исходный код|开源,開放原始碼|オープンソース|오픈소스
self improvement|Selbstverbesserung|auto-amélioration|automejora|самосовершенствование|自我改进,自我提升|自己改善|자기 개선
self correction|Selbstkorrektur, eigene Fehler|autocorrection|autocorrección|самоисправление, самокоррекция|自我纠正,自我修正|自己修正|자기 수정
failure error|Fehler, Versagen|erreur, échec|error, fallo|ошибка, сбой|错误,失败|誤り,失敗|오류,실패
human|Mensch, menschlich|humain, personnes|humano, personas|человек, человеческий|人类|人間|인간,사람
user|Nutzer, Benutzer|utilisateur|usuario|пользователь|用户,使用者|ユーザー|사용자
personalization|Personalisierung, persönlich|personnalisation, personnalisé|personalización, personalizado|персонализация|个性化|個人化,パーソナライズ|개인화
search agent|Suchagent|agent de recherche|agente de búsqueda|поисковый агент|搜索智能体|検索エージェント|검색 에이전트
survey|Überblick, Übersicht|état de l'art|estado del arte, encuesta, revisión|обзор|综述|サーベイ,総説|서베이,개관
text|Text|texte|texto|текст|文本,文字|テキスト|텍스트
language|Sprache|langue, langage|lenguaje, lengua, idioma|язык|语言|言語|언어
improve|verbessern, Verbesserung|améliorer, amélioration|mejorar, mejora|улучшить, улучшение|改进,提升|改善,向上|개선,향상
detection|Erkennung, erkennen, Nachweis|détection, détecter|detección, detectar|обнаружение|检测,偵測|検出,検知|탐지,검출
artificial intelligence|künstliche Intelligenz, KI|intelligence artificielle, IA|inteligencia artificial, IA|искусственный интеллект, ИИ|人工智能,人工智慧|人工知能|인공지능
analysis|Analyse, analysieren, auswerten, Auswertung, untersuchen|analyse, analyser|análisis, analizar|анализ, анализировать|分析|分析,解析|분석
comparison|Vergleich, vergleichen|comparaison, comparer|comparación, comparar|сравнение, сравнить|比较|比較|비교
reduce|verringern, senken, reduzieren|réduire, réduction|reducir, reducción|уменьшить, снижение|减少,降低|削減,減らす|줄이,감소
method|Methode, Verfahren|méthode|método|метод|方法|手法,方法|방법
application|Anwendung|application|aplicación|применение, приложение|应用|応用|응용
system|System|système|sistema|система|系统|システム|시스템
problem task|Aufgabe, Problem|tâche, problème|tarea, problema|задача, проблема|任务,问题|タスク,課題,問題|과제,문제
quality|Qualität|qualité|calidad|качество|质量,品質|品質|품질
size scale|Größe|taille, passage à l'échelle|tamaño, escalado|размер, масштаб|规模|規模|규모,크기
real time|Echtzeit|temps réel|tiempo real|реальное время|实时|リアルタイム|실시간
online|online|en ligne|en línea|онлайн|在线|オンライン|온라인
object|Objekt, Gegenstand|objet|objeto|объект, предмет|物体,物件|物体|물체,객체
scene|Szene|scène|escena|сцена|场景|シーン,場面|장면
people watching human video|Menschen beobachten|observer des humains|observar a personas|наблюдение за людьми|观察人类|人を見て|사람을 보고
question|Frage|question|pregunta|вопрос|提问,疑问|質問|질문
answer|Antwort, antworten, beantworten|réponse, répondre|respuesta, responder|ответ, отвечать|回答|回答,応答|답변,응답
truth|Wahrheit|vérité|verdad|правда|真相|真実|진실
game playing|spielen|jouer|jugar|играть|玩游戏|遊ぶ|게임하는
map geospatial|Karte, Geodaten|carte, géospatial|mapa, geoespacial|карта, геоданные|地图,地理|地図,地理|지도,지리
sound effects|Geräusche|bruitage|efectos de sonido|звуковые эффекты|音效|効果音|효과음
child|Kind|enfant|niño|ребенок, дети|儿童|子ども,子供|어린이,아이
work economy|Arbeit, Wirtschaft|travail, économie|trabajo, economía|работа, экономика|经济,工作|経済,仕事|경제,업무
test case generation|Testfall, Testfälle|cas de test|casos de prueba|тестовые случаи|测试用例|テストケース|테스트 케이스
automatic|automatisch|automatique, automatiquement|automático, automáticamente|автоматический|自动|自動|자동
reward model|Belohnungsmodell|modèle de récompense|modelo de recompensa|модель вознаграждения|奖励模型|報酬モデル|보상 모델
search results|Suchergebnis, Suchergebnisse|résultats de recherche|resultados de búsqueda|результаты поиска|搜索结果|検索結果|검색 결과
sign language|Gebärdensprache|langue des signes|lengua de señas, lengua de signos|язык жестов, жестовый язык|手语|手話|수어,수화
circuit hardware design|Schaltung, Schaltkreis, Chipentwurf|circuit, puce|circuito|схема, микросхема|电路,芯片|回路|회로
english|Englisch|anglais|inglés|английский|英语|英語|영어
chinese|Chinesisch|chinois|chino|китайский|中文,汉语|中国語|중국어
japanese|Japanisch|japonais|japonés|японский|日语,日文|日本語|일본어
korean|Koreanisch|coréen|coreano|корейский|韩语,韩文|韓国語|한국어
russian|Russisch|russe|ruso|русский, русскоязычный|俄语|ロシア語|러시아어
arabic|Arabisch|arabe|árabe|арабский|阿拉伯语|アラビア語|아랍어
german|Deutsch|allemand|alemán|немецкий|德语|ドイツ語|독일어
french|Französisch|français|francés|французский|法语|フランス語|프랑스어
spanish|Spanisch|espagnol|español|испанский|西班牙语|スペイン語|스페인어
african languages|afrikanisch|africain|africano|африканский|非洲|アフリカ|아프리카
indic hindi|indisch|indien|indio, hindi|индийский, хинди|印度|インド|인도
texture|Textur|texture|textura|текстура|纹理|テクスチャ|텍스처
mesh|Gitternetz|maillage|malla|сетка, меш|网格|メッシュ|메시
quantum computing|Quantencomputer, Quantenrechner, Quanten|informatique quantique, quantique|computación cuántica, cuántico|квантовые вычисления, квантовый|量子计算,量子|量子コンピュータ,量子計算,量子|양자 컴퓨팅,양자
egocentric first person|Ich-Perspektive|première personne|primera persona|от первого лица|第一人称,第一视角|一人称|일인칭,인칭 시점
scene graph|Szenengraph|graphe de scène|grafo de escena|граф сцены|场景图|シーングラフ|장면 그래프
dynamic scene 4d|dynamisch|dynamique|dinámico|динамический|动态|動的|동적
cad engineering design|Konstruktion, Entwurf, entwerfen|conception, concevoir|diseño, diseñar|проектирование, дизайн|设计|設計|설계,디자인
distributed|verteilt|distribué|distribuido|распределенный|分布式|分散|분산
comics manga|Comic|bande dessinée|cómic, historieta|комикс|漫画|漫画,マンガ|만화
sentence|Satz, Sätze|phrase|oración, frase|предложение, фраза|句子|文章|문장
report generation|Bericht|rapport|informe|отчет|报告|レポート,報告書|보고서
reconstruction|Rekonstruktion|reconstruction, reconstruire|reconstrucción, reconstruir|реконструкция, восстановление|重建|再構成,復元|재구성,복원
animal|Tier, Tiere|animal, animaux|animal|животные, животное|动物|動物|동물
plant|Pflanze|plante|planta|растение|植物|植物|식물
food|Essen, Lebensmittel|nourriture, aliments|comida, alimentos|еда, пища|食物,食品|食品,料理|음식
end to end|durchgängig|de bout en bout|de extremo a extremo|сквозной|端到端|エンドツーエンド|종단간
browse web agent|im Netz surfen|naviguer sur le web|navegan por páginas web, navegar por la web|просмотр веб-страниц|浏览网页|ウェブ閲覧|웹 탐색
flaw vulnerability|Schwachstelle, Schwäche|faille, faiblesse|fallos de seguridad, debilidad|слабость|缺陷,弱点|欠陥,弱点|결함,약점
mechanistic interpretability|mechanistisch|mécaniste|mecanicista|механистическая интерпретация, механистический|机制可解释性|機械論的|기계적 해석
interpretation|Interpretation, deuten|interprétation, interpréter|interpretación, interpretar|интерпретация|解读|解釈|해석
repository|Verzeichnis, Ablage|dépôt|repositorio|репозиторий|仓库|リポジトリ|저장소
historical document|historisch, alte Dokumente|historique, documents anciens|histórico, documentos antiguos|исторический|古籍,历史|歴史,古文書|역사,고문서
urban city|Stadt, städtisch|ville, urbain|ciudad, urbano|город, городской|城市|都市|도시
complex|komplex|complexe|complejo|сложный|复杂|複雑|복잡
multi step|mehrschrittig, mehrere Schritte|en plusieurs étapes|varios pasos, en varios pasos|многошаговый|多步|多段階|다단계
written instruction|schriftlich|écrit, consigne|escrito|письменный|书面|書面|서면
edit|ändern, bearbeiten|modifier, éditer|modificar, editar|изменить, редактировать|编辑,修改|編集|편집
recognition|Wiedererkennung|reconnaissance, reconnaître|reconocimiento, reconocer|распознавание, распознать|识别,辨識|認識|인식
surgical robot|Operationsroboter|robot chirurgical, chirurgical|robot quirúrgico, quirúrgico|хирургический робот, хирургический|手术机器人|手術ロボット|수술 로봇
anomaly|Abweichung|anormal|anormal|отклонение|异常|異常|이상치
speaker|Sprecher|locuteur|hablante, locutor|диктор, говорящий|说话人|話者|화자
conversation turn taking|Gesprächswechsel|tour de parole|turnos de palabra|смена реплик|话轮|話者交替|말차례
emotion recognition|Gefühle erkennen|reconnaissance des émotions, émotions|reconocimiento de emociones, emociones|распознавание эмоций|情感识别|感情認識|감정 인식
decoding|Dekodierung|décodage|decodificación|декодирование|解码|復号,デコーディング|디코딩
encoder|Kodierer|encodeur|codificador|кодировщик, энкодер|编码器|エンコーダ|인코더
token|Token|jeton|token|токен|词元,令牌|トークン|토큰
token reduction|weniger Token|réduction de jetons|reducción de tokens|сокращение токенов|令牌压缩|トークン削減|토큰 감소
policy|Strategie|politique|política|политика, стратегия|策略|方策|정책
exploration|Erkundung|exploration|exploración|исследование среды|探索|探索|탐색
curriculum|Lehrplan|programme d'apprentissage|currículo|учебный план|课程学习,课程|カリキュラム|커리큘럼
skill|Fähigkeit, Fertigkeit|compétence|habilidad|навык, способность|技能,能力|スキル,能力|기술,능력
experience|Erfahrung|expérience|experiencia|опыт|经验|経験|경험
collaboration|Zusammenarbeit|collaboration|colaboración|сотрудничество|协作,合作|協調,協力|협업,협력
negotiation|Verhandlung|négociation|negociación|переговоры|谈判|交渉|협상
persuasion political|Überzeugung, Politik, politisch|persuasion|persuasión|убеждение, политический|说服,政治|説得,政治|설득,정치
deception|Täuschung, Lüge|tromperie, mensonge|engaño, mentira|обман, ложь|欺骗|欺瞞|기만,속임
refusal|Verweigerung, Ablehnung|refus|rechazo|отказ|拒绝|拒否|거부
moral ethics values|Moral, Ethik, Werte|morale, éthique, valeurs|moral, ética, valores|мораль, этика, ценности|道德,伦理,价值观|道徳,倫理,価値観|도덕,윤리,가치관
theory of mind|Gedanken anderer|théorie de l'esprit|teoría de la mente|модель психического|心智理论|心の理論|마음 이론
commonsense|gesunder Menschenverstand|sens commun, bon sens|sentido común|здравый смысл|常识|常識|상식
layout|Anordnung|mise en page, disposition|disposición, diseño de página|компоновка, макет|布局|レイアウト|레이아웃
lighting relighting|Beleuchtung, Licht|éclairage, lumière|iluminación, luz|освещение, свет|光照,打光|照明|조명
high resolution|hohe Auflösung, hochauflösend|haute résolution|alta resolución|высокое разрешение|高分辨率|高解像度|고해상도
low light|Dunkelheit, wenig Licht|faible luminosité|poca luz|низкая освещенность|低光照,暗光|低照度|저조도
consistency|Konsistenz|cohérence|consistencia, coherencia|согласованность|一致性|一貫性|일관성
identity preserving|Identität|identité|identidad|идентичность|身份保持,身份|同一性|신원 보존
controllable|steuerbar, Steuerung|contrôlable, contrôle|controlable, control|управляемый, управление|可控|制御可能,制御|제어
interactive|interaktiv|interactif|interactivo|интерактивный|交互|対話型,インタラクティブ|상호작용
streaming|Datenstrom|flux, diffusion en continu|transmisión|потоковый|流式|ストリーミング|스트리밍
audio video|Ton und Bild|audiovisuel|audiovisual|аудиовизуальный|音视频,视听|音声と映像,視聴覚|시청각
human robot interaction|Mensch-Roboter-Interaktion|interaction homme-robot|interacción humano-robot|взаимодействие человека и робота|人机交互|人間とロボット|인간 로봇 상호작용
locomotion legged|Laufen, Gehen|marche, locomotion|locomoción, caminar|ходьба, локомоция|行走,四足|歩行|보행
dexterous hand|Fingerfertigkeit|main dextre, dextérité|mano diestra, destreza|ловкая рука|灵巧手|器用な手|손재주,능숙한 손
demonstration|Vorführung|démonstration|demostración|демонстрация|示范,演示|デモンストレーション,実演|시연
sim to real|von der Simulation in die Wirklichkeit|de la simulation au réel|de simulación a realidad|перенос из симуляции|仿真到现实|シミュレーションから実機|시뮬레이션에서 현실
health|Gesundheit|santé|salud|здоровье|健康|健康|건강
electronic health records|Patientenakte|dossier médical|historia clínica|медицинская карта|电子病历|電子カルテ|전자 의무 기록
vaccine|Impfstoff|vaccin|vacuna|вакцина|疫苗|ワクチン|백신
differential equation|Differentialgleichung|équation différentielle|ecuación diferencial|дифференциальное уравнение|微分方程,偏微分方程|微分方程式|미분 방정식
statistics theory|Statistik, Theorie|statistique, théorie|estadística, teoría|статистика, теория|统计,理论|統計,理論|통계,이론
understanding|Verständnis, verstehen|compréhension, comprendre|comprensión, comprender|понимание|理解|理解|이해
`;
