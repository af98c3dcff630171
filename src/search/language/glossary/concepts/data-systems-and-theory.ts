/** Data and tests, cost and speed, theory, and text. */
export const DATA_SYSTEMS_AND_THEORY = `
evaluation metric|Bewertungsmaß, Metrik|métrique d'évaluation, métrique|métrica de evaluación, métrica|метрика оценки, метрика|评价指标,评估指标,指标|評価指標,指標|평가 지표,지표
automatic evaluation|automatische Bewertung|évaluation automatique|evaluación automática|автоматическая оценка|自动评估,自动评测|自動評価|자동 평가
human evaluation|menschliche Bewertung, Bewertung durch Menschen|évaluation humaine|evaluación humana|оценка людьми, человеческая оценка|人工评估,人类评估|人手評価,人間による評価|인간 평가,사람 평가
model evaluation|Modellbewertung|évaluation de modèles|evaluación de modelos|оценка моделей|模型评估,模型评测|モデル評価|모델 평가
leaderboard|Rangliste, Bestenliste|palmarès, tableau de classement|tabla de clasificación|таблица лидеров, рейтинг|排行榜|リーダーボード|리더보드
exam test|Prüfung, Examen|examen|examen|экзамен|考试|試験,テスト問題|시험
essay scoring grading|Aufsatzbewertung, Benotung, Noten geben|notation de dissertations, correction de copies|calificación de ensayos, calificar|проверка сочинений, оценивание работ|作文评分,自动阅卷,批改|採点,作文評価|채점,작문 평가
generated question|Fragen erzeugen, Fragengenerierung|génération de questions|generación de preguntas|генерация вопросов|问题生成,出题|質問生成,問題生成|질문 생성,문제 생성
preference data|Präferenzdaten|données de préférences|datos de preferencias|данные предпочтений|偏好数据|選好データ|선호 데이터
corpus|Korpus, Textsammlung|corpus|corpus|корпус|语料,语料库|コーパス|코퍼스,말뭉치
web crawl data|Webdaten, Internettexte|données du web|datos web, datos de la web|веб-данные, тексты из интернета|网络数据,网页数据,爬取|ウェブデータ,クロール|웹 데이터,크롤링
open dataset|offener Datensatz, offene Daten|données ouvertes|datos abiertos|открытые данные|开放数据集,开源数据|オープンデータ|공개 데이터,오픈 데이터
crowdsourcing|Crowdworker, Schwarmauslagerung|production participative|colaboración abierta|краудсорсинг|众包|クラウドソーシング|크라우드소싱
annotator|Annotator|annotateur|anotador|разметчик, аннотатор|标注者,标注员|アノテータ|주석자,라벨러
inter annotator agreement disagreement|Übereinstimmung, Uneinigkeit|accord entre annotateurs, désaccord|acuerdo entre anotadores, desacuerdo|согласие разметчиков, разногласия|标注一致性,分歧|一致度,意見の不一致|일치도,불일치
live benchmark dynamic|dynamischer Vergleichstest|banc d'essai dynamique|evaluación dinámica|динамический бенчмарк|动态评测,动态基准|動的ベンチマーク|동적 벤치마크
multimodal benchmark|multimodaler Vergleichstest|évaluation multimodale|evaluación multimodal|мультимодальный бенчмарк|多模态基准,多模态评测|マルチモーダルベンチマーク|멀티모달 벤치마크
performance|Leistung, Leistungsfähigkeit|performance, performances|rendimiento, desempeño|производительность|性能|性能|성능
accuracy|Genauigkeit, genau|précision, exactitude|precisión, exactitud|точность, точный|准确率,准确性,精度|精度,正確性|정확도,정확성
latency|Latenz, Verzögerung|latence|latencia|задержка|延迟,时延|レイテンシ,遅延|지연 시간,지연
throughput|Durchsatz|débit|throughput, caudal|пропускная способность|吞吐量|スループット|처리량
speed|Geschwindigkeit|vitesse|velocidad|скорость|速度|速度|속도
cost|Kosten|coût|coste, costo|стоимость, затраты|成本,费用|コスト,費用|비용
cheap low cost|billig, günstig, kostengünstig|bon marché, peu coûteux|barato, económico y asequible, bajo costo, bajo coste|дешевый, недорогой|廉价,低成本|安価,低コスト|저렴한,저비용
budget|Budget|budget|presupuesto|бюджет|预算|予算|예산
compute|Rechenleistung, Rechenaufwand|puissance de calcul|potencia de cálculo, cómputo|вычислительные ресурсы, вычислительная мощность|算力,计算量,计算资源|計算資源,計算量|연산량,컴퓨팅 자원
memory efficient|speichereffizient, speichersparend|économe en mémoire|eficiente en memoria|экономия памяти, эффективное по памяти|内存高效,显存优化,省显存|メモリ効率|메모리 효율
gpu memory|Grafikspeicher|mémoire gpu, mémoire vidéo|memoria de gpu, memoria de la gpu|видеопамять, память gpu|显存|ビデオメモリ|그래픽 메모리
kv cache|KV-Cache, Schlüssel-Wert-Speicher|cache clé-valeur, cache kv|caché kv, caché de claves y valores|kv-кэш, кэш ключей и значений|键值缓存,键值对缓存|キーバリューキャッシュ,鍵値キャッシュ|키값 캐시
kv cache compression|KV-Cache-Kompression|compression du cache kv|compresión de la caché kv|сжатие kv-кэша|键值缓存压缩|鍵値キャッシュ圧縮|키값 캐시 압축
post training quantization|Quantisierung nach dem Training|quantification post-entraînement|cuantización posterior al entrenamiento|квантование после обучения|训练后量化|学習後量子化,訓練後量子化|학습 후 양자화,훈련 후 양자화
low bit quantization|Quantisierung mit wenigen Bits, wenige Bits|quantification à faible nombre de bits|cuantización de pocos bits|малобитное квантование, низкобитное|低比特量化,低比特|低ビット量子化,低ビット|저비트 양자화,저비트
model compression|Modellkompression, Modellkomprimierung|compression de modèles|compresión de modelos|сжатие моделей|模型压缩|モデル圧縮|모델 압축,모델 경량화
lightweight|leichtgewichtig, schlank|léger|ligero, liviano|легковесный, облегченный|轻量,轻量级,轻量化|軽量,軽量化|경량,경량화
edge device|Endgeräte, Randgerät|périphérique embarqué, appareil en périphérie|dispositivo de borde, dispositivo periférico|периферийное устройство, граничное устройство|边缘设备,边缘计算|エッジデバイス,エッジ端末|엣지 디바이스,엣지 기기
on device|auf dem Gerät|sur l'appareil|en el dispositivo|на устройстве|设备端,端侧部署|オンデバイス|온디바이스
embedded|eingebettetes System|système embarqué, embarqué|sistema embebido, sistema integrado|встраиваемая система|嵌入式|組み込み|임베디드
cloud|Cloud, Rechenwolke|nuage informatique|nube informática|облако, облачный|云计算,云端|クラウド|클라우드
serving|Bereitstellung von Modellen|déploiement de modèles|servicio de modelos|обслуживание моделей|模型服务,推理服务|推論サービング,サービング|서빙,모델 서빙
deployment|Bereitstellung, Einsatz|déploiement|despliegue|развертывание|部署|デプロイ,展開|배포
scheduling|Terminplanung, Ablaufplanung|ordonnancement|programación de tareas|составление расписания|调度,排程|スケジューリング|스케줄링,일정
routing|Weiterleitung|routage|enrutamiento|маршрутизация|路由|ルーティング|라우팅
load balancing|Lastverteilung, Lastausgleich|équilibrage de charge|balanceo de carga, equilibrio de carga|балансировка нагрузки|负载均衡|負荷分散,負荷均衡|부하 분산,로드 밸런싱
model routing|Modellauswahl|routage de modèles, choix du modèle|enrutamiento de modelos, selección de modelos|выбор модели, маршрутизация моделей|模型路由,模型选择|モデルルーティング,モデル選択|모델 라우팅,모델 선택
parallel computing|paralleles Rechnen|calcul parallèle|cómputo paralelo, computación paralela|параллельные вычисления|并行计算|並列計算|병렬 컴퓨팅,병렬 계산
parallel decoding|paralleles Dekodieren|décodage parallèle|decodificación paralela|параллельное декодирование|并行解码|並列デコーディング,並列復号|병렬 디코딩
tensor parallelism|Tensorparallelität, Parallelität|parallélisme tensoriel, parallélisme|paralelismo de tensores, paralelismo|тензорный параллелизм, параллелизм|张量并行|テンソル並列|텐서 병렬
communication efficient|kommunikationseffizient|communication efficace|comunicación eficiente|эффективная коммуникация|通信效率,通信高效|通信効率|통신 효율
kernel|Rechenkern|noyau de calcul|núcleo de cómputo|вычислительное ядро|算子,内核|カーネル|커널
accelerator chip|Beschleuniger, Chip|accélérateur, puce électronique|acelerador, microchip|ускоритель, чип|加速器,晶片|アクセラレータ,チップ|가속기,칩
neuromorphic|neuromorph|neuromorphique|neuromórfico|нейроморфный|神经形态,类脑|ニューロモルフィック|뉴로모픽
in memory computing|Rechnen im Speicher|calcul en mémoire|computación en memoria|вычисления в памяти|存内计算|インメモリ計算|인메모리 컴퓨팅
matrix multiplication|Matrixmultiplikation, Matrix|multiplication matricielle, matrice|multiplicación de matrices, matriz|умножение матриц, матрица|矩阵乘法,矩阵|行列積,行列|행렬 곱셈,행렬
carbon footprint|CO2-Fußabdruck, Klimabilanz|empreinte carbone|huella de carbono|углеродный след|碳排放,碳足迹|炭素排出,カーボンフットプリント|탄소 배출,탄소 발자국
sustainability|Nachhaltigkeit, nachhaltig|durabilité, développement durable|sostenibilidad, sostenible|устойчивое развитие|可持续|持続可能|지속 가능성,지속가능
fault tolerance|Fehlertoleranz, Ausfallsicherheit|tolérance aux pannes|tolerancia a fallos|отказоустойчивость|容错|耐障害性,フォールトトレランス|내결함성,장애 허용
log analysis operations|Protokollanalyse, Protokolldateien|analyse de journaux|análisis de registros|анализ логов, логи|日志分析,日志,运维|ログ分析,運用|로그 분석,로그
root cause analysis|Ursachenanalyse|analyse des causes profondes|análisis de causa raíz|анализ первопричин|根因分析|根本原因分析|근본 원인 분석
network traffic telecommunication|Mobilfunk, Telekommunikation|télécommunications|telecomunicaciones|телекоммуникации, мобильная связь|通信网络,电信|通信網,電気通信|통신망
wireless|drahtlos, Funk|sans fil|inalámbrico|беспроводной|无线|無線|무선
graph|Graph|graphe|grafo|граф|图结构,图数据|グラフ構造|그래프
graph learning|Lernen auf Graphen|apprentissage sur graphes|aprendizaje en grafos|обучение на графах|图学习,图表示学习|グラフ学習|그래프 학습
node link prediction|Kantenvorhersage, Knoten|prédiction de liens, nœud|predicción de enlaces, nodo|предсказание связей, узел|链接预测,节点|リンク予測,ノード|링크 예측,노드
community detection|Gemeinschaftserkennung|détection de communautés|detección de comunidades|обнаружение сообществ|社区发现,社区检测|コミュニティ検出|커뮤니티 탐지
social network|soziales Netzwerk|réseau social|red social|социальная сеть|社交网络,社群網路|ソーシャルネットワーク|소셜 네트워크
social media|soziale Medien, soziale Netzwerke|médias sociaux, réseaux sociaux|redes sociales|социальные сети, соцсети|社交媒体,社群媒體|ソーシャルメディア|소셜 미디어
tabular data|Tabellendaten|données tabulaires|datos tabulares|табличные данные|表格数据|表データ,テーブルデータ|테이블 데이터,표 데이터,정형 데이터
decision tree|Entscheidungsbaum|arbre de décision|árbol de decisión|дерево решений|决策树|決定木|의사결정 나무,결정 트리
random forest|Zufallswald|forêt aléatoire|bosque aleatorio|случайный лес|随机森林|ランダムフォレスト|랜덤 포레스트
support vector machine|Stützvektormaschine|machine à vecteurs de support|máquina de vectores de soporte|метод опорных векторов|支持向量机|サポートベクターマシン|서포트 벡터 머신
gaussian process|Gaußprozess|processus gaussien|proceso gaussiano|гауссовский процесс|高斯过程|ガウス過程|가우시안 프로세스
bayesian|bayessch, bayesianisch, Bayes|bayésien|bayesiano|байесовский|贝叶斯|ベイズ|베이지안,베이즈
bayesian optimization|bayessche Optimierung, Bayes-Optimierung|optimisation bayésienne|optimización bayesiana|байесовская оптимизация|贝叶斯优化|ベイズ最適化|베이지안 최적화
variational inference|Variationsinferenz|inférence variationnelle|inferencia variacional|вариационный вывод|变分推断|変分推論|변분 추론
probability|Wahrscheinlichkeit, Wahrscheinlichkeitsrechnung|probabilité|probabilidad|вероятность|概率|確率|확률
probabilistic|probabilistisch|probabiliste|probabilístico|вероятностный|概率性,概率模型|確率的|확률적
distribution|Verteilung|loi de probabilité, distribution|distribución|распределение|分布|分布|분포
regression|Regression|régression|regresión|регрессия|回归|回帰|회귀
linear|linear|linéaire|lineal|линейный|线性|線形|선형
nonlinear|nichtlinear|non linéaire|no lineal|нелинейный|非线性|非線形|비선형
dimensionality reduction|Dimensionsreduktion|réduction de dimension, réduction de dimensionnalité|reducción de dimensionalidad, reducción de la dimensión|снижение размерности|降维|次元削減,次元圧縮|차원 축소
high dimensional|hochdimensional|grande dimension, haute dimension|alta dimensión, alta dimensionalidad|высокоразмерный|高维|高次元|고차원
principal component analysis|Hauptkomponentenanalyse|analyse en composantes principales|análisis de componentes principales|метод главных компонент|主成分分析|主成分分析|주성분 분석
convex optimization|konvexe Optimierung, konvex|optimisation convexe, convexe|optimización convexa, convexo|выпуклая оптимизация, выпуклый|凸优化|凸最適化|볼록 최적화
combinatorial optimization|kombinatorische Optimierung|optimisation combinatoire|optimización combinatoria|комбинаторная оптимизация|组合优化|組合せ最適化,組み合わせ最適化|조합 최적화
multi objective optimization|Mehrzieloptimierung, mehrere Ziele|optimisation multi-objectif|optimización multiobjetivo|многокритериальная оптимизация|多目标优化,多目标|多目的最適化|다목적 최적화
black box optimization|Black-Box-Optimierung|optimisation boîte noire, boîte noire|optimización de caja negra, caja negra|оптимизация черного ящика, черный ящик|黑盒优化,黑盒|ブラックボックス最適化,ブラックボックス|블랙박스 최적화,블랙박스
operations research|Unternehmensforschung|recherche opérationnelle|investigación operativa, investigación de operaciones|исследование операций|运筹学,运筹|オペレーションズリサーチ|운용 과학,경영 과학
traveling salesman vehicle routing|Problem des Handlungsreisenden, Tourenplanung|voyageur de commerce, tournées de véhicules|viajante de comercio, ruteo de vehículos|задача коммивояжера|旅行商,车辆路径|巡回セールスマン,配送計画|외판원 문제,차량 경로
constraint|Einschränkung, Nebenbedingung|contrainte|restricción|ограничение|约束|制約|제약
solver|Löser|solveur|solucionador|решатель|求解器|ソルバー|솔버
information theory|Informationstheorie|théorie de l'information|teoría de la información|теория информации|信息论|情報理論|정보 이론
mutual information|wechselseitige Information, Transinformation|information mutuelle|información mutua|взаимная информация|互信息|相互情報量|상호 정보량
learning theory|Lerntheorie|théorie de l'apprentissage|teoría del aprendizaje|теория обучения|学习理论|学習理論|학습 이론
generalization bound|Generalisierungsschranke, Schranke|borne de généralisation|cota de generalización|граница обобщения|泛化界|汎化誤差,汎化境界|일반화 경계,일반화 오차
expressivity|Ausdrucksfähigkeit, Ausdrucksstärke|expressivité, pouvoir expressif|expresividad, poder expresivo|выразительность|表达能力|表現能力|표현 능력
computational complexity|Berechnungskomplexität, Komplexität|complexité algorithmique, complexité|complejidad computacional, complejidad|вычислительная сложность, сложность|计算复杂度,复杂度,复杂性|計算複雑性,複雑性,計算量理論|계산 복잡도,복잡도
kernel method|Kernmethode|méthode à noyau|método de kernel|ядерный метод|核方法|カーネル法|커널 방법
manifold|Mannigfaltigkeit|variété différentielle|variedad diferenciable|многообразие|流形|多様体|다양체
topology|Topologie|topologie|topología|топология|拓扑|位相幾何,トポロジー|위상,토폴로지
hyperbolic|hyperbolisch|hyperbolique|hiperbólico|гиперболический|双曲|双曲|쌍곡
equivariant|äquivariant|équivariant|equivariante|эквивариантный|等变|同変|등변
category theory|Kategorientheorie|théorie des catégories|teoría de categorías|теория категорий|范畴论|圏論|범주론
stochastic|stochastisch|stochastique|estocástico|стохастический|随机过程|確率過程|확률 과정
random|zufällig, Zufall|aléatoire, hasard|aleatorio, azar|случайный, случайность|随机|ランダム,無作為|무작위,랜덤
causal inference|kausale Inferenz, Kausalinferenz|inférence causale|inferencia causal|причинный вывод|因果推断|因果推定|인과 추정
causal discovery|kausale Entdeckung, Kausalgraph|découverte causale|descubrimiento causal|обнаружение причинности|因果发现|因果探索|인과 발견
counterfactual|kontrafaktisch|contrefactuel|contrafactual|контрфактический|反事实|反実仮想|반사실적
treatment effect|Behandlungseffekt|effet du traitement|efecto del tratamiento|эффект воздействия|治疗效应,处理效应|処置効果,治療効果|처치 효과
anomaly outlier|Ausreißer|valeur aberrante|valor atípico|выброс|离群,离群点|外れ値|이상값,아웃라이어
defect industrial inspection|Fehlererkennung in der Produktion, Qualitätskontrolle|contrôle qualité, défaut industriel|control de calidad, defecto|контроль качества, дефект|缺陷检测,质检|欠陥検出,外観検査|결함 탐지,품질 검사
predictive maintenance fault|vorausschauende Wartung, Wartung|maintenance prédictive, panne|mantenimiento predictivo, avería|предиктивное обслуживание, неисправность|预测性维护,故障诊断,故障|予知保全,故障診断,故障|예지 보전,고장 진단,고장
data mining|Datenanalyse großer Mengen, Datenschürfen|fouille de données, exploration de données|minería de datos|интеллектуальный анализ данных, добыча данных|数据挖掘|データマイニング|데이터 마이닝
big data|große Datenmengen|mégadonnées, données massives|macrodatos, grandes datos|большие данные|大数据,巨量資料|ビッグデータ|빅데이터
privacy leak data leakage|Datenleck|fuite de données|fuga de datos, filtración de datos|утечка персональных данных|数据泄露,隐私泄露|情報漏洩,データ漏洩|데이터 유출,개인정보 유출
knowledge base|Wissensbasis, Wissensdatenbank|base de connaissances|base de conocimientos|база знаний|知识库|知識ベース,ナレッジベース|지식 베이스
ontology|Ontologie|ontologie|ontología|онтология|本体|オントロジー|온톨로지
entity|Entität|entité|entidad|сущность|实体|実体,エンティティ|개체,엔티티
relation extraction|Relationsextraktion, Beziehung|extraction de relations, relation|extracción de relaciones, relación|извлечение отношений, отношение|关系抽取,关系|関係抽出,関係|관계 추출,관계
event extraction|Ereignisextraktion, Ereignis|extraction d'événements, événement|extracción de eventos, evento|извлечение событий, событие|事件抽取,事件|イベント抽出,出来事|사건 추출,이벤트
named entity recognition|Eigennamenerkennung|reconnaissance d'entités nommées|reconocimiento de entidades nombradas|распознавание именованных сущностей|命名实体识别|固有表現認識,固有表現抽出|개체명 인식
topic modeling|Themenmodellierung, Themen|modélisation de sujets, thématique|modelado de temas, tema|тематическое моделирование, тема|主题模型,主题|トピックモデル,話題|토픽 모델링,주제
keyword|Schlagwort, Stichwort|mot-clé, mots-clés|palabra clave, palabras clave|ключевое слово, ключевые слова|关键词|キーワード|키워드,핵심어
paraphrase|Umschreibung, umformulieren|paraphrase, reformulation|paráfrasis, reformular|парафраз, перефразирование|改写,复述|言い換え|바꿔 쓰기,패러프레이즈
text simplification|Textvereinfachung, einfache Sprache, leichte Sprache|simplification de textes, langage simple|simplificación de textos, lenguaje sencillo|упрощение текста|文本简化|平易化,テキスト平易化|텍스트 단순화,쉬운 글
grammar correction|Grammatikkorrektur, Grammatik, Rechtschreibung|correction grammaticale, grammaire, orthographe|corrección gramatical, gramática, ortografía|исправление грамматики, грамматика, орфография|语法纠错,语法,纠错|文法誤り訂正,文法|문법 교정,문법,맞춤법
semantic similarity|semantische Ähnlichkeit, Ähnlichkeit|similarité sémantique, similarité|similitud semántica, similitud|семантическое сходство, сходство|语义相似度,相似度|意味的類似度,類似度|의미 유사도,유사도
semantic|semantisch|sémantique|semántico|семантический|语义|意味的,意味論|의미론,의미적
syntax parsing|Syntax, Satzbau|syntaxe, analyse syntaxique|sintaxis, análisis sintáctico|синтаксис, синтаксический анализ|句法,语法分析|構文解析,統語|구문 분석,통사
word sense ambiguity|Mehrdeutigkeit, mehrdeutig|ambiguïté, ambigu|ambigüedad, ambiguo|неоднозначность, многозначность|歧义,多义|曖昧性,多義性|중의성,모호성
metaphor figurative|Metapher, Redewendung|métaphore, expression idiomatique|metáfora, modismo|метафора, идиома|隐喻,成语|比喻,慣用句,比喩|은유,관용구
sarcasm irony|Sarkasmus, Ironie|sarcasme, ironie|sarcasmo, ironía|сарказм, ирония|讽刺,反讽|皮肉|풍자,반어
sentiment analysis|Stimmungsanalyse, Sentimentanalyse|analyse de sentiments, analyse des sentiments|análisis de sentimientos|анализ тональности, анализ настроений|情感分析|感情分析,センチメント分析|감성 분석,감정 분석
opinion review|Meinung, Rezension|avis, opinion|opinión, reseña|мнение, отзыв|观点,意见,评论|意見,口コミ|의견,리뷰
style|Stil|style|estilo|стиль|风格|スタイル,文体|스타일,문체
authorship attribution|Autorschaft, Autorenerkennung|attribution d'auteur|autoría, atribución de autoría|авторство, определение автора|作者识别,作者归属|著者推定|저자 식별,저자 판별
poetry|Gedicht, Lyrik, Poesie|poésie, poème|poesía, poema|поэзия, стихи, стихотворение|诗歌,古诗,诗词|詩,俳句,短歌|시 창작,시가
novel literature|Roman, Literatur|roman, littérature|novela, literatura|роман, литература|小说,文学|小説,文学|소설,문학
screenplay script|Drehbuch|scénario|guion|сценарий|剧本|脚本|각본,시나리오
email|E-Mail|courriel|correo electrónico|электронная почта|电子邮件,邮件|電子メール,メール|이메일
meeting|Besprechung, Sitzung|réunion|reunión|совещание, встреча|会议|会議|회의
report writing|Berichte schreiben|rédaction de rapports|redacción de informes|написание отчетов|报告撰写,报告生成|レポート作成,報告書作成|보고서 작성,보고서 생성
writing assistance|Schreibhilfe|aide à la rédaction, écriture|ayuda para escribir, escritura|помощь в письме, письмо|写作辅助,写作|執筆支援,文章作成|글쓰기 지원,글쓰기
long form generation|lange Texte erzeugen|génération de textes longs|generación de textos largos|генерация длинных текстов|长文本生成,长文生成|長文生成|장문 생성
text generation|Texterzeugung, Textgenerierung|génération de texte, génération de textes|generación de texto, generación de textos|генерация текста, генерация текстов|文本生成,文字生成|テキスト生成,文章生成|텍스트 생성
`;
