/** Mathematics, experiments, and what the field is applied to. */
export const MATHEMATICS_AND_APPLICATIONS = `
divergence|Divergenz|divergence|divergencia|дивергенция|散度|ダイバージェンス|발산
pareto|Pareto-Front, Pareto|front de Pareto|frente de Pareto|фронт Парето|帕累托|パレート|파레토
perplexity|Perplexität|perplexité|perplejidad|перплексия|困惑度|パープレキシティ|혼란도,퍼플렉서티
recall|Trefferquote|rappel|exhaustividad|полнота|召回率|再現率|재현율
correlation|Korrelation|corrélation|correlación|корреляция|相关性|相関|상관관계
sensitivity|Sensitivität|sensibilité|sensibilidad|чувствительность|敏感性|感度|민감도
trade off|Zielkonflikt|compromis|compromiso, disyuntiva|компромисс|权衡|トレードオフ|트레이드오프
bottleneck|Engpass, Flaschenhals|goulot d'étranglement|cuello de botella|узкое место|瓶颈|ボトルネック|병목
baseline|Vergleichsmodell, Basislinie|modèle de référence|línea base|базовый уровень|基线|ベースライン|베이스라인
ablation|Ablationsstudie|étude d'ablation|estudio de ablación|абляционное исследование|消融实验,消融研究|アブレーション|절제 연구,어블레이션
empirical study|empirische Studie|étude empirique|estudio empírico|эмпирическое исследование|实证研究|実証研究|실증 연구
case study|Fallstudie|étude de cas|estudio de caso|исследование случая|案例研究|事例研究,ケーススタディ|사례 연구
scalability|Skalierbarkeit|scalabilité|escalabilidad|масштабируемость|可扩展性|スケーラビリティ|확장성
controllability|Steuerbarkeit|contrôlabilité|controlabilidad|управляемость|可控性|制御可能性|제어 가능성
downstream task|nachgelagerte Aufgabe|tâche en aval|tarea posterior|последующие задачи|下游任务|下流タスク,ダウンストリームタスク|다운스트림 작업,다운스트림 태스크
visualization|Visualisierung|visualisation|visualización|визуализация|可视化|可視化|시각화
data curation|Datenkuratierung|curation de données|curación de datos|курирование данных|数据策展,数据整理|データキュレーション|데이터 큐레이션
data scarcity|Datenmangel, Datenknappheit|manque de données, pénurie de données|escasez de datos|нехватка данных|数据稀缺,数据不足|データ不足|데이터 부족
pseudo label|Pseudo-Label|pseudo-étiquette|pseudoetiqueta|псевдометка|伪标签|擬似ラベル,疑似ラベル|의사 레이블
one shot|einzelnes Beispiel|un seul exemple|un solo ejemplo|один пример|单样本|ワンショット|원샷
natural language|natürliche Sprache|langage naturel, langue naturelle|lenguaje natural|естественный язык|自然语言|自然言語|자연어
multimodal understanding|multimodales Verständnis|compréhension multimodale|comprensión multimodal|мультимодальное понимание|多模态理解|マルチモーダル理解|멀티모달 이해
cross modal|modalitätsübergreifend|intermodal|intermodal|кросс-модальный, межмодальный|跨模态|クロスモーダル|크로스모달,교차 모달
modality|Modalität|modalité|modalidad|модальность|模态|モダリティ|모달리티
semantic alignment|semantische Ausrichtung|alignement sémantique|alineación semántica|семантическое выравнивание|语义对齐|意味的整合|의미 정렬
visual fidelity|Bildtreue|fidélité visuelle|fidelidad visual|визуальная достоверность|视觉保真度|視覚的忠実度|시각적 충실도
visual prompt|visueller Prompt|invite visuelle|instrucción visual|визуальная подсказка|视觉提示|視覚プロンプト|시각 프롬프트
reasoning ability|Denkvermögen|capacité de raisonnement|capacidad de razonamiento|способность к рассуждению|推理能力|推論能力|추론 능력
reasoning trace|Gedankengang|trace de raisonnement|traza de razonamiento|ход рассуждений|推理轨迹|推論過程|추론 과정
scientific reasoning|wissenschaftliches Schlussfolgern|raisonnement scientifique|razonamiento científico|научное рассуждение|科学推理|科学的推論|과학적 추론
structured reasoning|strukturiertes Schlussfolgern|raisonnement structuré|razonamiento estructurado|структурированное рассуждение|结构化推理|構造化推論|구조적 추론
tool integrated reasoning|werkzeuggestütztes Schlussfolgern|raisonnement outillé|razonamiento con herramientas|рассуждение с инструментами|工具集成推理|ツール統合推論|도구 통합 추론
reinforcement fine tuning|verstärkende Feinabstimmung|ajustement par renforcement|ajuste por refuerzo|дообучение с подкреплением|强化微调|強化ファインチューニング|강화 미세 조정
deep reinforcement learning|tiefes bestärkendes Lernen|apprentissage par renforcement profond|aprendizaje por refuerzo profundo|глубокое обучение с подкреплением|深度强化学习|深層強化学習|심층 강화 학습
hierarchical reinforcement learning|hierarchisches bestärkendes Lernen|apprentissage par renforcement hiérarchique|aprendizaje por refuerzo jerárquico|иерархическое обучение с подкреплением|分层强化学习|階層型強化学習|계층적 강화 학습
safe reinforcement learning|sicheres bestärkendes Lernen|apprentissage par renforcement sécurisé|aprendizaje por refuerzo seguro|безопасное обучение с подкреплением|安全强化学习|安全強化学習|안전 강화 학습
actor critic|Akteur-Kritiker|acteur-critique|actor-crítico|актор-критик|演员评论家|アクタークリティック|액터 크리틱
advantage estimation|Vorteilsschätzung|estimation de l'avantage|estimación de la ventaja|оценка преимущества|优势估计|アドバンテージ推定|이점 추정
reward shaping|Belohnungsgestaltung|façonnage de récompense|diseño de recompensas|формирование награды|奖励塑造|報酬設計|보상 설계
intrinsic motivation|intrinsische Motivation|motivation intrinsèque|motivación intrínseca|внутренняя мотивация|内在动机|内発的動機|내재적 동기
experience replay|Erfahrungswiedergabe|rejeu d'expérience|repetición de experiencia|воспроизведение опыта|经验回放|経験再生|경험 재생
knowledge transfer|Wissenstransfer|transfert de connaissances|transferencia de conocimiento|передача знаний|知识迁移|知識転移|지식 전이
knowledge conflict|Wissenskonflikt|conflit de connaissances|conflicto de conocimiento|конфликт знаний|知识冲突|知識の矛盾|지식 충돌
knowledge injection|Wissenseinbringung|injection de connaissances|inyección de conocimiento|внедрение знаний|知识注入|知識注入|지식 주입
bidirectional|bidirektional|bidirectionnel|bidireccional|двунаправленный|双向|双方向|양방향
multi scale|mehrskalig|multi-échelle|multiescala|многомасштабный|多尺度|マルチスケール|다중 스케일
sliding window|gleitendes Fenster|fenêtre glissante|ventana deslizante|скользящее окно|滑动窗口|スライディングウィンドウ|슬라이딩 윈도우
gating|Gate-Mechanismus|mécanisme de porte|mecanismo de compuerta|механизм ворот|门控|ゲート機構|게이팅
backbone|Rückgratnetz|réseau dorsal|red troncal|магистральная сеть|骨干网络,主干网络|バックボーン|백본
energy based model|energiebasiertes Modell|modèle à base d'énergie|modelo basado en energía|энергетическая модель|能量模型|エネルギーベースモデル|에너지 기반 모델
normalizing flow|normalisierender Fluss|flot normalisant|flujo normalizador|нормализующий поток|标准化流,归一化流|正規化フロー,正規化流|정규화 흐름
reservoir computing|Reservoir-Computing|calcul par réservoir|computación de reservorio|резервуарные вычисления|储备池计算|リザバー計算,リザバーコンピューティング|레저버 컴퓨팅
markov chain|Markow-Kette, Markov-Kette|chaîne de Markov|cadena de Markov|цепь Маркова|马尔可夫链|マルコフ連鎖|마르코프 연쇄
random walk|Zufallsbewegung, Irrfahrt|marche aléatoire|paseo aleatorio, caminata aleatoria|случайное блуждание|随机游走|ランダムウォーク|랜덤 워크
fourier transform|Fourier-Transformation|transformée de Fourier|transformada de Fourier|преобразование Фурье|傅里叶|フーリエ|푸리에
wavelet|Wavelet|ondelette|ondícula|вейвлет|小波|ウェーブレット|웨이블릿
frequency domain|Frequenzbereich|domaine fréquentiel|dominio de la frecuencia|частотная область|频域|周波数領域|주파수 영역
eigenvalue|Eigenwert|valeur propre|valor propio|собственное значение|特征值|固有値|고유값
singular value decomposition|Singulärwertzerlegung|décomposition en valeurs singulières|descomposición en valores singulares|сингулярное разложение|奇异值分解|特異値分解|특이값 분해
tensor decomposition|Tensorzerlegung|décomposition tensorielle|descomposición tensorial|тензорное разложение|张量分解|テンソル分解|텐서 분해
matrix factorization|Matrixfaktorisierung|factorisation matricielle|factorización de matrices|матричное разложение|矩阵分解|行列分解|행렬 분해
phase transition|Phasenübergang|transition de phase|transición de fase|фазовый переход|相变|相転移|상전이
hashing|Hashing|hachage|función hash|хеширование|哈希|ハッシュ|해시
dynamic programming|dynamische Programmierung|programmation dynamique|programación dinámica|динамическое программирование|动态规划|動的計画法|동적 계획법
linear integer programming|lineare Programmierung, ganzzahlige Optimierung|programmation linéaire, programmation en nombres entiers|programación lineal, programación entera|линейное программирование, целочисленное программирование|整数规划,线性规划|整数計画,線形計画|정수 계획,선형 계획
hypothesis testing|Hypothesentest|test d'hypothèse|contraste de hipótesis|проверка гипотез|假设检验|仮説検定|가설 검정
cellular automaton|zellulärer Automat|automate cellulaire|autómata celular|клеточный автомат|元胞自动机|セルオートマトン|세포 자동자
artificial life|künstliches Leben|vie artificielle|vida artificial|искусственная жизнь|人工生命|人工生命|인공 생명
collective intelligence|kollektive Intelligenz, Schwarmintelligenz|intelligence collective|inteligencia colectiva|коллективный интеллект|群体智能,集体智能|集合知,群知能|집단 지성
information extraction|Informationsextraktion|extraction d'information|extracción de información|извлечение информации|信息抽取,信息提取|情報抽出|정보 추출
entity linking|Entitätsverknüpfung|liaison d'entités|enlace de entidades|связывание сущностей|实体链接|エンティティリンキング|개체 연결
intent detection|Absichtserkennung|détection d'intention|detección de intención|распознавание намерений|意图识别|意図検出|의도 탐지,의도 인식
text style transfer|Textstilübertragung|transfert de style textuel|transferencia de estilo de texto|перенос стиля текста|文本风格迁移|文体変換|텍스트 스타일 변환
headline generation|Schlagzeilen|titres de presse|titulares|заголовки|标题生成|見出し生成|헤드라인 생성
question answer pair|Frage-Antwort-Paar|paire question-réponse|par pregunta-respuesta|пара вопрос-ответ|问答对|質問応答ペア|질문 답변 쌍
invoice receipt|Rechnungsbeleg|facture|factura|накладная|发票,票据|請求書,領収書|송장,영수증
code comment|Codekommentar|commentaire de code|comentario de código|комментарии к коду|代码注释|コードコメント|코드 주석
technical debt|technische Schulden|dette technique|deuda técnica|технический долг|技术债|技術的負債|기술 부채
refactoring|Refaktorisierung|refactorisation|refactorización|рефакторинг|代码重构|リファクタリング|리팩토링,리팩터링
type inference|Typinferenz|inférence de types|inferencia de tipos|вывод типов|类型推断|型推論|타입 추론
static analysis|statische Analyse|analyse statique|análisis estático|статический анализ|静态分析|静的解析|정적 분석
reverse engineering|Rückentwicklung|rétro-ingénierie|ingeniería inversa|реверс-инжиниринг|逆向工程|リバースエンジニアリング|역공학
side channel|Seitenkanal|canal auxiliaire|canal lateral|побочный канал|侧信道|サイドチャネル|부채널
access control|Zugriffskontrolle|contrôle d'accès|control de acceso|контроль доступа|访问控制|アクセス制御|접근 제어
authentication|Authentifizierung|authentification|autenticación|аутентификация|身份认证,身份验证|認証|본인 인증
biometric|Biometrie|biométrie|biometría|биометрия|生物识别|生体認証|생체 인식
gait recognition|Gangerkennung|reconnaissance de la démarche|reconocimiento de la marcha|распознавание походки|步态识别|歩容認証|걸음걸이 인식
license|Lizenz|licence|licencia|лицензия|许可证|ライセンス|라이선스
steganography|Steganographie|stéganographie|esteganografía|стеганография|隐写|ステガノグラフィ|스테가노그래피
provenance|Herkunftsnachweis|provenance|procedencia|происхождение данных|溯源|来歴|출처 추적
audit|Auditierung|audit|auditoría|аудит|审计|監査|감사
license plate|Kennzeichenerkennung|plaque d'immatriculation|matrícula|номерной знак|车牌|ナンバープレート|번호판
ray tracing|Strahlverfolgung|lancer de rayons|trazado de rayos|трассировка лучей|光线追踪|レイトレーシング|레이 트레이싱,광선 추적
non player character|Nichtspielercharakter|personnage non joueur|personaje no jugador|неигровой персонаж|非玩家角色|ノンプレイヤーキャラクター|비플레이어 캐릭터
video conferencing|Videokonferenz|visioconférence|videoconferencia|видеоконференция|视频会议|ビデオ会議|화상 회의
live streaming|Liveübertragung|diffusion en direct|transmisión en directo|прямая трансляция|直播|ライブ配信|라이브 방송
short video|Kurzvideo|vidéo courte|vídeo corto|короткое видео|短视频|ショート動画|짧은 동영상,숏폼
music mixing|Abmischung|mixage|mezcla musical|сведение музыки|混音|ミキシング|믹싱
melody|Melodie|mélodie|melodía|мелодия|旋律|メロディー|멜로디
chord harmony|Akkord|accord musical|acorde|аккорд|和弦|和音|화음
phoneme|Phonem|phonème|fonema|фонема|音素|音素|음소
stuttering|Stottern|bégaiement|tartamudez|заикание|口吃|吃音|말더듬
hearing aid|Hörgerät|appareil auditif|audífono|слуховой аппарат|助听器|補聴器|보청기
wearable|tragbares Gerät|dispositif portable|dispositivo vestible|носимое устройство|可穿戴|ウェアラブル|웨어러블
smart home|intelligentes Zuhause|maison intelligente, maison connectée|hogar inteligente|умный дом|智能家居|スマートホーム|스마트홈
smart city|intelligente Stadt|ville intelligente|ciudad inteligente|умный город|智慧城市|スマートシティ|스마트시티
smart glasses|intelligente Brille|lunettes connectées|gafas inteligentes|умные очки|智能眼镜|スマートグラス|스마트 안경
fall detection|Sturzerkennung|détection de chute|detección de caídas|обнаружение падений|跌倒检测|転倒検知|낙상 감지
rehabilitation|Rehabilitation|rééducation|rehabilitación|реабилитация|康复|リハビリ|재활
disability|Behinderung|handicap|discapacidad|инвалидность|残疾人,残障|障害者|장애인
dyslexia|Legasthenie|dyslexie|dislexia|дислексия|阅读障碍|ディスレクシア|난독증
adverse drug side effect|Nebenwirkung|effet indésirable|efecto adverso, efecto secundario|побочный эффект|副作用,不良反应|副作用|부작용
immunology|Immunologie|immunologie|inmunología|иммунология|免疫|免疫|면역
virus|Virus|virus|virus|вирус|病毒|ウイルス|바이러스
cell|Zelle|cellule|célula|клетка|细胞|細胞|세포
stem cell|Stammzelle|cellule souche|célula madre|стволовые клетки|干细胞|幹細胞|줄기세포
evolutionary biology|Evolutionsbiologie|biologie de l'évolution|biología evolutiva|эволюционная биология|进化生物学|進化生物学|진화 생물학
polymer|Polymer|polymère|polímero|полимер|聚合物,高分子|ポリマー,高分子|고분자,중합체
alloy|Legierung|alliage|aleación|сплав|合金|合金|합금
semiconductor|Halbleiter|semi-conducteur|semiconductor|полупроводник|半导体|半導体|반도체
density functional theory|Dichtefunktionaltheorie|théorie de la fonctionnelle de la densité|teoría del funcional de la densidad|теория функционала плотности|密度泛函|密度汎関数|밀도범함수
spectroscopy|Spektroskopie|spectroscopie|espectroscopía|спектроскопия|光谱|分光|분광
mass spectrometry|Massenspektrometrie|spectrométrie de masse|espectrometría de masas|масс-спектрометрия|质谱|質量分析|질량 분석
optics photonics|Optik, Photonik|optique, photonique|óptica, fotónica|оптика, фотоника|光学,光子|光学,フォトニクス|광학,포토닉스
gravitational wave|Gravitationswelle|onde gravitationnelle|onda gravitacional|гравитационная волна|引力波|重力波|중력파
cosmology|Kosmologie|cosmologie|cosmología|космология|宇宙学|宇宙論|우주론
exoplanet|Exoplanet|exoplanète|exoplaneta|экзопланета|系外行星|系外惑星|외계 행성
drought|Dürre|sécheresse|sequía|засуха|干旱|干ばつ|가뭄
waste recycling|Abfall, Recycling|déchets, recyclage|residuos, reciclaje|отходы|垃圾分类,废物回收|廃棄物,リサイクル|폐기물,재활용
construction site|Baustelle|chantier|obra de construcción|стройплощадка|建筑工地|建設現場|건설 현장
crack detection|Risserkennung|détection de fissures|detección de grietas|обнаружение трещин|裂缝检测|ひび割れ検出|균열 탐지
petroleum|Erdöl|pétrole|petróleo|нефть|石油|石油|석유
retail|Einzelhandel|commerce de détail|comercio minorista|розничная торговля|零售|小売|소매
marketing|Marketing|marketing|mercadotecnia|маркетинг|市场营销|マーケティング|마케팅
cryptocurrency|Kryptowährung|cryptomonnaie|criptomoneda|криптовалюта|加密货币|暗号資産,仮想通貨|암호화폐
portfolio|Portfoliooptimierung|portefeuille|cartera de inversión|портфель|投资组合|ポートフォリオ|포트폴리오
macroeconomics|Makroökonomie|macroéconomie|macroeconomía|макроэкономика|宏观经济|マクロ経済|거시 경제
sport|Sport|sport|deporte|спорт|体育|スポーツ|스포츠
migration immigration|Einwanderung|immigration|inmigración|иммиграция|移民|移民|이민
inequality poverty|Armut, Ungleichheit|pauvreté, inégalité|pobreza, desigualdad|бедность, неравенство|贫困,不平等|貧困,不平等|빈곤,불평등
public opinion|öffentliche Meinung|opinion publique|opinión pública|общественное мнение|舆论,民意|世論|여론
fingerprint recognition|Fingerabdruckerkennung|reconnaissance d'empreintes digitales|huella dactilar|отпечаток пальца|指纹识别|指紋認証|지문 인식
video game testing|Spieletest|test de jeux vidéo|pruebas de videojuegos|тестирование игр|游戏测试|ゲームテスト|게임 테스트
water quality|Wasserqualität|qualité de l'eau|calidad del agua|качество воды|水质|水質|수질
`;
