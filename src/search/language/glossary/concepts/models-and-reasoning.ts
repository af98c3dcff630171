/** Models, their parts, reasoning, and names of languages. */
export const MODELS_AND_REASONING = `
multimodal large language model|multimodales großes Sprachmodell, multimodales Sprachmodell|grand modèle de langage multimodal, grand modèle multimodal|gran modelo de lenguaje multimodal, gran modelo multimodal|мультимодальная большая языковая модель, мультимодальная языковая модель|多模态大语言模型,多模态大模型,多模态模型|マルチモーダル大規模言語モデル|멀티모달 대규모 언어 모델,멀티모달 언어 모델
video language model|Videosprachmodell|modèle vidéo-langage|modelo de video y lenguaje|видеоязыковая модель|视频语言模型,视频大模型|動画言語モデル|비디오 언어 모델
audio language model|Audiosprachmodell|modèle audio-langage|modelo de audio y lenguaje|аудиоязыковая модель|音频语言模型,音频大模型|音声言語モデル,音響言語モデル|오디오 언어 모델,음성 언어 모델
masked language model|maskiertes Sprachmodell|modèle de langage masqué|modelo de lenguaje enmascarado|маскированная языковая модель|掩码语言模型|マスク言語モデル|마스크 언어 모델
diffusion language model|Diffusionssprachmodell|modèle de langage à diffusion, modèle de langage par diffusion|modelo de lenguaje de difusión|диффузионная языковая модель|扩散语言模型|拡散言語モデル|확산 언어 모델,디퓨전 언어 모델
reasoning model|schlussfolgerndes Modell, Denkmodell|modèle de raisonnement|modelo de razonamiento|рассуждающая модель, модель рассуждений|推理模型|推論モデル|추론 모델
base model|Basismodell|modèle de base|modelo base|базовая модель|基座模型,基模型|ベースモデル|베이스 모델,기본 모델
generative model|generatives Modell|modèle génératif|modelo generativo|генеративная модель|生成模型,生成式模型|生成モデル|생성 모델
latent diffusion|latente Diffusion|diffusion latente|difusión latente|латентная диффузия|潜在扩散|潜在拡散|잠재 확산
diffusion transformer|Diffusionstransformer|transformeur de diffusion|transformador de difusión|диффузионный трансформер|扩散变换器|拡散トランスフォーマー|확산 트랜스포머,디퓨전 트랜스포머
vision transformer|visueller Transformer|transformeur de vision|transformador de visión|визуальный трансформер|视觉变换器|ビジョントランスフォーマー|비전 트랜스포머
pretrained model|vortrainiertes Modell|modèle préentraîné, modèle pré-entraîné|modelo preentrenado|предобученная модель|预训练模型|事前学習モデル,学習済みモデル|사전 학습 모델
convolutional neural network|faltendes neuronales Netz, Faltungsnetz|réseau convolutif, réseau de neurones convolutif|red neuronal convolucional, red convolucional|сверточная нейронная сеть, сверточная сеть|卷积神经网络,卷积|畳み込みニューラルネットワーク,畳み込み|합성곱 신경망,합성곱
recurrent neural network|rekurrentes neuronales Netz, rekurrentes Netz|réseau récurrent, réseau de neurones récurrent|red neuronal recurrente, red recurrente|рекуррентная нейронная сеть, рекуррентная сеть|循环神经网络|再帰型ニューラルネットワーク,回帰型ニューラルネットワーク|순환 신경망
generative adversarial network|generatives gegnerisches Netz|réseau antagoniste génératif|red generativa antagónica, red generativa adversaria|генеративно-состязательная сеть|生成对抗网络|敵対的生成ネットワーク|생성적 적대 신경망
spiking neural network|gepulstes neuronales Netz|réseau de neurones à impulsions|red neuronal de impulsos, red neuronal pulsante|импульсная нейронная сеть, спайковая нейронная сеть|脉冲神经网络|スパイキングニューラルネットワーク|스파이킹 신경망
autoencoder|Autoencoder, Autokodierer|auto-encodeur, autoencodeur|autocodificador|автоэнкодер, автокодировщик|自编码器|オートエンコーダ,自己符号化器|오토인코더
variational autoencoder|variationeller Autoencoder|auto-encodeur variationnel|autocodificador variacional|вариационный автоэнкодер|变分自编码器|変分オートエンコーダ,変分自己符号化器|변분 오토인코더
decoder|Dekodierer, Decoder|décodeur|decodificador|декодер|解码器|デコーダ|디코더
self attention|Selbstaufmerksamkeit|auto-attention|autoatención|самовнимание|自注意力|自己注意,セルフアテンション|셀프 어텐션,자기 주의
cross attention|Kreuzaufmerksamkeit|attention croisée|atención cruzada|перекрестное внимание|交叉注意力|クロスアテンション,交差注意|교차 어텐션,크로스 어텐션
linear attention|lineare Aufmerksamkeit|attention linéaire|atención lineal|линейное внимание|线性注意力|線形アテンション,線形注意|선형 어텐션
attention head|Aufmerksamkeitskopf|tête d'attention|cabeza de atención|голова внимания|注意力头|アテンションヘッド|어텐션 헤드
attention mechanism|Aufmerksamkeitsmechanismus|mécanisme d'attention|mecanismo de atención|механизм внимания|注意力机制|アテンション機構|어텐션 메커니즘
positional encoding|Positionskodierung, Positionscodierung|encodage positionnel, codage positionnel|codificación posicional|позиционное кодирование|位置编码|位置エンコーディング,位置符号化|위치 인코딩,위치 임베딩
context window|Kontextfenster|fenêtre de contexte|ventana de contexto|окно контекста, контекстное окно|上下文窗口|コンテキストウィンドウ,文脈窓|컨텍스트 윈도우,문맥 창
context length|Kontextlänge|longueur du contexte|longitud de contexto|длина контекста|上下文长度|コンテキスト長,文脈長|컨텍스트 길이,문맥 길이
length extrapolation|Längenextrapolation|extrapolation de longueur|extrapolación de longitud|экстраполяция длины|长度外推|長さの外挿|길이 외삽
vocabulary|Wortschatz, Vokabular|vocabulaire|vocabulario|словарь, словарный запас|词表,词汇,词汇表|語彙|어휘
word|Wort, Wörter|mot|palabra|слово|单词,词语|単語|단어
letter character|Buchstabe|lettre, caractère|letra, carácter|буква, символ|字符,字母|文字列|글자,문자
activation|Aktivierung|activation|activación|активация|激活|活性化|활성화,활성값
activation function|Aktivierungsfunktion|fonction d'activation|función de activación|функция активации|激活函数|活性化関数|활성화 함수
weight|Gewicht, Gewichte|poids|pesos del modelo, peso|веса модели, вес|权重|重み|가중치
parameter|Parameter|paramètre|parámetro|параметр|参数,參數|パラメータ,パラメーター|파라미터,매개변수
layer|Schicht|couche|capa|слой|网络层,层数|レイヤー,層|레이어,계층
residual connection|Restverbindung, Residualverbindung|connexion résiduelle|conexión residual|остаточная связь, остаточное соединение|残差连接,残差|残差接続,残差|잔차 연결,잔차
normalization|Normalisierung|normalisation|normalización|нормализация|归一化,标准化|正規化|정규화
dropout|Dropout|abandon de neurones|abandono de neuronas|дропаут|随机失活|ドロップアウト|드롭아웃
hidden state|verborgener Zustand, versteckter Zustand|état caché|estado oculto|скрытое состояние|隐藏状态,隐状态|隠れ状態|은닉 상태
latent space|latenter Raum|espace latent|espacio latente|латентное пространство, скрытое пространство|潜在空间,隐空间|潜在空間|잠재 공간
latent reasoning|latentes Schlussfolgern|raisonnement latent|razonamiento latente|латентное рассуждение, скрытые рассуждения|潜在推理,隐式推理|潜在推論|잠재 추론
feature|Merkmal|caractéristique, trait|característica, rasgo|признак|特征|特徴量,特徴|특징,특성
feature extraction|Merkmalsextraktion|extraction de caractéristiques|extracción de características|извлечение признаков|特征提取|特徴抽出|특징 추출
neuron|Neuron, Neuronen|neurone|neurona|нейрон|神经元|ニューロン|뉴런
sparse autoencoder|dünn besetzter Autoencoder|auto-encodeur parcimonieux|autocodificador disperso|разреженный автоэнкодер|稀疏自编码器|スパースオートエンコーダ|희소 오토인코더
emergent ability|emergente Fähigkeit, Emergenz|capacité émergente, émergence|capacidad emergente|эмерджентная способность, эмерджентность|涌现能力,涌现|創発的能力,創発|창발적 능력,창발
scaling|Skalierung|mise à l'échelle|escalamiento|масштабирование|扩展,缩放|スケーリング|스케일링,확장
multi token prediction|Vorhersage mehrerer Token|prédiction de plusieurs tokens|predicción de múltiples tokens, predicción multitoken|предсказание нескольких токенов|多词元预测|複数トークン予測,マルチトークン予測|다중 토큰 예측
next token prediction|Vorhersage des nächsten Tokens|prédiction du token suivant|predicción del siguiente token|предсказание следующего токена|下一个词预测,下一词元预测|次トークン予測,次単語予測|다음 토큰 예측
sampling|Stichprobe, Sampling|échantillonnage|muestreo|сэмплирование, выборка|采样|サンプリング|샘플링
beam search|Strahlsuche|recherche en faisceau|búsqueda en haz|лучевой поиск|束搜索|ビームサーチ|빔 서치,빔 탐색
constrained decoding structured output|strukturierte Ausgabe|sortie structurée, décodage contraint|salida estructurada, decodificación restringida|структурированный вывод|结构化输出,约束解码|構造化出力,制約付きデコーディング|구조화된 출력,제약 디코딩
instruction following|Befolgen von Anweisungen, Anweisungen folgen|respect des instructions|seguimiento de instrucciones|следование инструкциям, выполнение инструкций|指令跟随|指示追従性,命令追従|지시 이행,명령 수행
system prompt|Systemprompt|invite système|instrucción de sistema|системный промпт|系统提示词,系统提示|システムプロンプト|시스템 프롬프트
prompt engineering|Prompt-Gestaltung|ingénierie de prompts, ingénierie des invites|ingeniería de prompts, ingeniería de instrucciones|промпт-инжиниринг|提示工程|プロンプトエンジニアリング|프롬프트 엔지니어링
prompt optimization|Prompt-Optimierung|optimisation de prompts|optimización de prompts|оптимизация промптов|提示优化,提示词优化|プロンプト最適化|프롬프트 최적화
context engineering compression|Kontextkompression|compression du contexte|compresión de contexto|сжатие контекста|上下文压缩|コンテキスト圧縮,文脈圧縮|컨텍스트 압축,문맥 압축
prompt compression|Promptkomprimierung|compression de prompts|compresión de prompts|сжатие промптов|提示压缩|プロンプト圧縮|프롬프트 압축
long term memory|Langzeitgedächtnis|mémoire à long terme|memoria a largo plazo|долговременная память, долгосрочная память|长期记忆|長期記憶|장기 기억,장기 메모리
working memory|Arbeitsgedächtnis|mémoire de travail|memoria de trabajo|рабочая память|工作记忆|作業記憶,ワーキングメモリ|작업 기억
episodic memory|episodisches Gedächtnis|mémoire épisodique|memoria episódica|эпизодическая память|情景记忆|エピソード記憶|일화 기억
associative memory|assoziativer Speicher|mémoire associative|memoria asociativa|ассоциативная память|联想记忆|連想記憶|연상 기억
multi turn|mehrere Runden|plusieurs tours, multi-tours|varios turnos, múltiples turnos|многоходовой, многораундовый|多轮|マルチターン,複数ターン|멀티턴,다중 턴
multi turn dialogue|Mehrrundendialog, mehrere Gesprächsrunden|dialogue multi-tours|diálogo de varios turnos, conversación de varios turnos|многоходовой диалог|多轮对话|マルチターン対話|멀티턴 대화,다중 턴 대화
self consistency|Selbstkonsistenz|auto-cohérence|autoconsistencia|самосогласованность|自一致性|自己一貫性,自己無撞着|자기 일관성
tree of thought|Gedankenbaum|arbre de pensées|árbol de pensamientos|дерево мыслей|思维树|思考の木|생각의 나무,사고 트리
tree search monte carlo|Baumsuche|recherche arborescente|búsqueda en árbol, búsqueda arbórea|поиск по дереву|树搜索,蒙特卡洛树搜索|木探索,モンテカルロ木探索|트리 탐색,몬테카를로 트리 탐색
overthinking|zu langes Nachdenken, Überdenken|surréflexion, trop réfléchir|sobrepensamiento, pensar demasiado|чрезмерные размышления, избыточные рассуждения|过度思考|考えすぎ,過剰思考|과도한 사고,과잉 사고
thinking|Nachdenken, Gedanke|réflexion, pensée, réfléchir|pensamiento, pensar|размышление, думать, мысль|思考|思考|사고,생각
test time compute|Rechenaufwand zur Testzeit, Testzeit|calcul au moment du test|cómputo en tiempo de prueba|вычисления во время теста|推理时计算,测试时计算量|推論時計算,テスト時計算|테스트 시간 연산,추론 시간 연산
test time training|Training zur Testzeit|entraînement au moment du test|entrenamiento en tiempo de prueba|обучение во время теста|测试时训练|テスト時学習|테스트 시간 학습
early exit|frühes Aussteigen, früher Ausstieg|sortie anticipée|salida temprana|ранний выход|早退,提前退出|早期終了|조기 종료
self reflection|Selbstreflexion|autoréflexion, auto-réflexion|autorreflexión|саморефлексия|自我反思,反思|自己省察,内省|자기 성찰,성찰
self verification|Selbstüberprüfung|autovérification, auto-vérification|autoverificación|самопроверка|自我验证|自己検証|자기 검증
verification|Überprüfung, Verifikation, überprüfen|vérification, vérifier|verificación, verificar|проверка, верификация|验证|検証|검증
deductive reasoning|Deduktion, deduktiv|raisonnement déductif, déduction|razonamiento deductivo, deducción|дедуктивное рассуждение, дедукция|演绎推理|演繹推論,演繹|연역 추론
inductive reasoning|Induktion, induktiv|raisonnement inductif, induction|razonamiento inductivo, inducción|индуктивное рассуждение, индукция|归纳推理|帰納推論,帰納|귀납 추론
abductive reasoning|Abduktion|raisonnement abductif|razonamiento abductivo|абдукция|溯因推理|仮説推論|가추 추론
analogy analogical reasoning|Analogie|analogie, raisonnement par analogie|analogía, razonamiento analógico|аналогия|类比推理,类比|類推|유추,유비 추론
logical reasoning|logisches Schließen, logisches Denken|raisonnement logique|razonamiento lógico|логическое рассуждение, логическое мышление|逻辑推理|論理的推論,論理推論|논리적 추론,논리 추론
visual reasoning|visuelles Schlussfolgern, visuelles Denken|raisonnement visuel|razonamiento visual|визуальное рассуждение|视觉推理|視覚的推論,視覚推論|시각적 추론,시각 추론
multimodal reasoning|multimodales Schlussfolgern|raisonnement multimodal|razonamiento multimodal|мультимодальное рассуждение|多模态推理|マルチモーダル推論|멀티모달 추론
multi hop reasoning|mehrstufiges Schließen, mehrschrittiges Schlussfolgern|raisonnement en plusieurs étapes|razonamiento de varios saltos, razonamiento multisalto|многошаговое рассуждение|多跳推理,多跳|マルチホップ推論,多段推論|다중 홉 추론,멀티홉 추론
causal reasoning|kausales Schließen|raisonnement causal|razonamiento causal|причинное рассуждение, причинно-следственный|因果推理|因果推論|인과 추론
temporal reasoning|zeitliches Schlussfolgern|raisonnement temporel|razonamiento temporal|временное рассуждение|时间推理,时序推理|時間推論,時系列推論|시간적 추론,시간 추론
commonsense reasoning|Alltagswissen|raisonnement de sens commun|razonamiento de sentido común|рассуждения на основе здравого смысла|常识推理|常識推論|상식 추론
abstract reasoning|abstraktes Denken|raisonnement abstrait|razonamiento abstracto|абстрактное мышление|抽象推理|抽象推論,抽象的推論|추상적 추론
arithmetic|Arithmetik, Rechnen|arithmétique, calcul|aritmética, cálculo|арифметика, вычисление|算术,计算|算術,計算|산술,계산
mathematics|Mathematik, mathematisch|mathématiques, mathématique|matemáticas, matemático|математика, математический|数学问题,数学能力|数学問題|수학 문제,수학적
geometry|Geometrie|géométrie|geometría|геометрия|几何|幾何|기하
algebra|Algebra|algèbre|álgebra|алгебра|代数|代数|대수
olympiad|Olympiade|olympiade|olimpiada|олимпиада|奥数,奥林匹克,竞赛|オリンピック,五輪|올림피아드
formal proof|formaler Beweis|preuve formelle|prueba formal, demostración formal|формальное доказательство|形式化证明|形式証明,形式的証明|형식 증명
formal verification|formale Verifikation|vérification formelle|verificación formal|формальная верификация|形式化验证|形式検証|형식 검증
autoformalization|Autoformalisierung|autoformalisation|autoformalización|автоформализация|自动形式化|自動形式化|자동 형식화
conjecture|Vermutung|conjecture|conjetura|гипотеза математическая|猜想|予想問題|추측 문제
puzzle|Rätsel, Denkaufgabe|casse-tête, énigme|rompecabezas, acertijo|головоломка, загадка|谜题,谜语,拼图|パズル,なぞなぞ|퍼즐,수수께끼
common knowledge factual recall|Faktenwissen|connaissances factuelles|conocimiento factual|фактические знания|事实知识|事実知識|사실 지식
world knowledge|Weltwissen|connaissances générales|conocimiento del mundo|знания о мире|世界知识|世界知識|세계 지식
domain specific|fachspezifisch, domänenspezifisch|spécifique au domaine|específico del dominio|предметный, специфичный для области|领域特定,垂直领域|ドメイン特化,分野特化|도메인 특화
low resource|ressourcenarm|peu de ressources|pocos recursos, bajos recursos|малоресурсный|低资源|低資源,低リソース|저자원
cross lingual transfer|sprachübergreifend, sprachübergreifender Transfer|interlingue, translingue|translingüe, interlingüe|межъязыковой, кросс-язычный|跨语言|言語横断,クロスリンガル|교차 언어,언어 간
code switching|Sprachwechsel, Sprachmischung|alternance codique, mélange de langues|cambio de código, mezcla de idiomas|переключение кодов, смешение языков|语码转换,混合语言|コードスイッチング,言語混在|코드 스위칭,언어 혼용
dialect|Dialekt, Mundart|dialecte|dialecto|диалект|方言|方言|방언,사투리
cantonese|Kantonesisch|cantonais|cantonés|кантонский|粤语,廣東話,广东话|広東語|광둥어
vietnamese|Vietnamesisch|vietnamien|vietnamita|вьетнамский|越南语|ベトナム語|베트남어
thai|Thailändisch|thaïlandais|tailandés|тайский|泰语|タイ語|태국어
indonesian|Indonesisch|indonésien|indonesio|индонезийский|印尼语,印度尼西亚语|インドネシア語|인도네시아어
turkish|Türkisch|turc|turco|турецкий|土耳其语|トルコ語|터키어,튀르키예어
persian|Persisch|persan|persa|персидский|波斯语|ペルシア語,ペルシャ語|페르시아어
hebrew|Hebräisch|hébreu|hebreo|иврит|希伯来语|ヘブライ語|히브리어
ukrainian|Ukrainisch|ukrainien|ucraniano|украинский|乌克兰语|ウクライナ語|우크라이나어
polish|Polnisch|polonais|polaco|польский|波兰语|ポーランド語|폴란드어
portuguese|Portugiesisch|portugais|portugués|португальский|葡萄牙语|ポルトガル語|포르투갈어
italian|Italienisch|italien|italiano|итальянский|意大利语|イタリア語|이탈리아어
dutch|Niederländisch|néerlandais|neerlandés, holandés|нидерландский, голландский|荷兰语|オランダ語|네덜란드어
greek|Griechisch|grec|griego|греческий|希腊语|ギリシャ語|그리스어
latin|Lateinisch, Latein|latin|latín|латинский, латынь|拉丁语|ラテン語|라틴어
european languages|europäische Sprachen, europäisch|langues européennes, européen|lenguas europeas, europeo|европейские языки, европейский|欧洲语言|ヨーロッパ言語,欧州言語|유럽 언어
bengali|Bengalisch|bengali|bengalí|бенгальский|孟加拉语|ベンガル語|벵골어
`;
