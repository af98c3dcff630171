/** Methods and media, in terms of several words. */
export const METHODS = `
agentic reinforcement learning|bestärkendes Lernen für Agenten|apprentissage par renforcement pour agents|aprendizaje por refuerzo para agentes|обучение агентов с подкреплением|智能体强化学习|エージェント強化学習|에이전트 강화 학습
agentic retrieval augmented generation|agentische Generierung mit Abruf|génération augmentée agentique|generación aumentada agéntica|агентная генерация с поиском|智能体检索增强|エージェント型検索拡張生成|에이전트 검색 증강 생성
graph retrieval augmented generation|Generierung mit Wissensgraphen|génération augmentée par graphe|generación aumentada con grafos|генерация с графом знаний|图检索增强生成,知识图谱检索增强|グラフ検索拡張生成|그래프 검색 증강 생성
multimodal retrieval augmented generation|multimodale abrufgestützte Generierung|génération augmentée multimodale|generación aumentada multimodal|мультимодальная генерация с поиском|多模态检索增强生成|マルチモーダル検索拡張生成|멀티모달 검색 증강 생성
document question answering|Fragen zu Dokumenten|questions sur des documents|preguntas sobre documentos|вопросы по документам|文档问答|文書質問応答|문서 질의응답
table question answering|Fragen zu Tabellen|questions sur des tableaux|preguntas sobre tablas|вопросы по таблицам|表格问答|表質問応答|표 질의응답
open domain question answering|offene Fragenbeantwortung|réponse à des questions ouvertes|respuesta a preguntas de dominio abierto|ответы на вопросы открытого домена|开放域问答|オープンドメイン質問応答|오픈 도메인 질의응답
scientific question answering|wissenschaftliche Fragen|questions scientifiques|preguntas científicas|научные вопросы|科学问答|科学質問応答|과학 질의응답
text summarization|Textzusammenfassung|résumé automatique, résumé de textes|resumen automático, resumen de textos|автоматическое реферирование, суммаризация текстов|文本摘要,自动摘要|文書要約,自動要約|문서 요약,텍스트 요약
meeting summarization|Protokoll von Besprechungen|compte rendu de réunion|resumen de reuniones|протокол встречи|会议纪要,会议摘要|議事録|회의록,회의 요약
dialogue system|Dialogsystem|système de dialogue|sistema de diálogo|диалоговая система|对话系统|対話システム|대화 시스템
conversational agent|Gesprächsagent|agent de conversation|agente conversacional|разговорный агент|对话智能体|対話エージェント|대화형 에이전트
task oriented dialogue|aufgabenorientierter Dialog|dialogue orienté tâche|diálogo orientado a tareas|целевой диалог|任务型对话|タスク指向対話|과제 지향 대화
role playing character|Rolle spielen, Figuren spielen|incarner un personnage, personnage|personaje, interpretar personajes|персонаж|角色,人物角色|役割演技,キャラクター|캐릭터,역할 연기
long document|langes Dokument|long document|documento largo|длинный документ|长文档|長い文書|긴 문서
needle in haystack retrieval|Nadel im Heuhaufen|aiguille dans une botte de foin|aguja en un pajar|иголка в стоге сена|大海捞针|干し草の中の針|건초더미 속 바늘
in context example selection|Auswahl von Beispielen|sélection d'exemples|selección de ejemplos|выбор примеров|示例选择,样例选择|例示選択,事例選択|예시 선택
soft prompt tuning|Prompt-Tuning|réglage de prompts|ajuste de prompts|настройка промптов|提示微调,软提示|プロンプトチューニング|프롬프트 튜닝
chain of thought monitoring|Überwachung der Gedankenkette|surveillance de la chaîne de pensée|supervisión de la cadena de pensamiento|мониторинг цепочки рассуждений|思维链监控|思考の連鎖の監視|사고 사슬 감시
chain of thought compression|Gedankenketten kürzen|compression de la chaîne de pensée|compresión de la cadena de pensamiento|сжатие цепочки рассуждений|思维链压缩|思考連鎖の圧縮|사고 사슬 압축
efficient reasoning|effizientes Schlussfolgern|raisonnement efficace|razonamiento eficiente|эффективное рассуждение|高效推理|効率的な推論|효율적인 추론,효율적 추론
adaptive reasoning|adaptives Denken|raisonnement adaptatif|razonamiento adaptativo|адаптивное рассуждение|自适应推理,自适应思考|適応的推論|적응형 추론
parallel reasoning|paralleles Denken|raisonnement parallèle|razonamiento paralelo|параллельное рассуждение|并行推理,并行思考|並列推論|병렬 추론
latent thought continuous|kontinuierliche Gedanken|pensée continue|pensamiento continuo|непрерывные мысли|连续思维,隐式思维|連続的思考|연속적 사고
thinking with images|Denken mit Bildern|penser avec des images|pensar con imágenes|мышление с изображениями|用图像思考,图像思维|画像で考える|이미지로 사고
looped recurrent depth|wiederholte Schichten|couches répétées|capas repetidas|повторяющиеся слои|循环深度,循环变换器|ループ型,再帰的深さ|반복 구조
parameter sharing|gemeinsame Parameter|partage de paramètres|compartir parámetros|разделение параметров, общие параметры|参数共享|パラメータ共有|파라미터 공유
mixture of experts routing|Expertenauswahl|routage des experts|enrutamiento de expertos|маршрутизация экспертов|专家路由|エキスパートの割り当て,専門家ルーティング|전문가 라우팅
expert pruning|Experten entfernen|élagage d'experts|poda de expertos|прореживание экспертов|专家剪枝|エキスパート枝刈り|전문가 가지치기
layer pruning|Schichten entfernen|élagage de couches|poda de capas|удаление слоев|层剪枝|層の枝刈り|레이어 가지치기
structured pruning|strukturierte Beschneidung|élagage structuré|poda estructurada|структурированный прунинг|结构化剪枝|構造化枝刈り|구조적 가지치기
sparsity|Dünnbesetztheit|parcimonie|dispersión, esparsidad|разреженность|稀疏性|スパース性,疎性|희소성
binary neural network|binäres neuronales Netz|réseau de neurones binaire|red neuronal binaria|бинарная нейронная сеть|二值神经网络,二值化|二値ニューラルネットワーク|이진 신경망
quantization aware training|quantisierungsbewusstes Training|entraînement avec quantification|entrenamiento con cuantización|обучение с учетом квантования|量化感知训练|量子化を考慮した学習|양자화 인식 학습
gradient checkpointing memory|Speicher beim Training|mémoire d'entraînement|memoria de entrenamiento|память при обучении|训练显存|学習時のメモリ|학습 메모리
checkpoint|Zwischenstand, Sicherungspunkt|point de contrôle|punto de control|контрольная точка, чекпойнт|检查点|チェックポイント|체크포인트
pipeline parallelism|Fließbandparallelität|parallélisme de pipeline|paralelismo de tuberías|конвейерный параллелизм|流水线并行|パイプライン並列|파이프라인 병렬
offloading|Auslagerung|délestage|descarga de cómputo|выгрузка в память|卸载|オフロード|오프로딩
prefix caching|Präfix zwischenspeichern|mise en cache des préfixes|caché de prefijos|кэширование префиксов|前缀缓存|プレフィックスキャッシュ|접두사 캐싱
prefill decode|Vorbefüllung|préremplissage|prellenado|предзаполнение|预填充|プリフィル|프리필
batching|Stapelverarbeitung|traitement par lots|procesamiento por lotes|пакетная обработка|批处理|バッチ処理|배치 처리
feature caching acceleration|Merkmale zwischenspeichern|mise en cache des caractéristiques|caché de características|кэширование признаков|特征缓存|特徴キャッシュ|특징 캐싱
diffusion acceleration|Beschleunigung der Diffusion|accélération de la diffusion|aceleración de la difusión|ускорение диффузии|扩散加速,扩散模型加速|拡散モデルの高速化|확산 가속
diffusion distillation|Destillation von Diffusionsmodellen|distillation de modèles de diffusion|destilación de modelos de difusión|дистилляция диффузионных моделей|扩散蒸馏|拡散モデルの蒸留|확산 증류
noise schedule|Rauschplan|calendrier de bruit|programa de ruido|расписание шума|噪声调度|ノイズスケジュール|노이즈 스케줄
initial noise|Anfangsrauschen|bruit initial|ruido inicial|начальный шум|初始噪声|初期ノイズ|초기 노이즈
image inversion|Bildinversion|inversion d'images|inversión de imágenes|инверсия изображений|图像反演|画像反転,インバージョン|이미지 인버전
prompt following alignment|Prompttreue|respect du prompt|fidelidad al prompt|следование промпту|提示遵循,文图对齐|プロンプト追従|프롬프트 충실도
attribute binding compositional|Attributzuordnung|liaison d'attributs|asociación de atributos|привязка атрибутов|属性绑定|属性の結び付け|속성 결합
layout generation|Layout erzeugen|génération de mise en page|generación de diseños|генерация макетов|布局生成|レイアウト生成|레이아웃 생성
image generation reinforcement learning|bestärkendes Lernen für Bilder|renforcement pour la génération d'images|aprendizaje por refuerzo para imágenes|обучение с подкреплением для изображений|图像生成强化学习|画像生成の強化学習|이미지 생성 강화 학습
autoregressive image generation|autoregressive Bilderzeugung|génération d'images autorégressive|generación autorregresiva de imágenes|авторегрессионная генерация изображений|自回归图像生成|自己回帰画像生成|자기회귀 이미지 생성
autoregressive video generation|autoregressive Videoerzeugung|génération de vidéos autorégressive|generación autorregresiva de video|авторегрессионная генерация видео|自回归视频生成|自己回帰動画生成|자기회귀 비디오 생성
multi shot video generation|mehrere Einstellungen|plusieurs plans|varios planos|несколько сцен|多镜头|複数ショット|멀티샷
subject consistency|gleiche Figur, Figurenkonsistenz|cohérence des personnages|consistencia de personajes|согласованность персонажей|角色一致性,主体一致性|キャラクターの一貫性|캐릭터 일관성
character animation|Figurenanimation|animation de personnages|animación de personajes|анимация персонажей|角色动画|キャラクターアニメーション|캐릭터 애니메이션
audio driven talking head|audiogesteuertes Gesicht|visage animé par l'audio|rostro animado por audio|анимация лица по звуку|音频驱动|音声駆動|오디오 기반 얼굴 생성
sign language translation|Gebärdensprachübersetzung|traduction en langue des signes|traducción de lengua de signos|перевод жестового языка|手语翻译|手話翻訳|수어 번역,수화 번역
gesture generation|Gesten erzeugen|génération de gestes|generación de gestos|генерация жестов|手势生成|ジェスチャー生成|제스처 생성
dance generation|Tanz erzeugen|génération de danse|generación de baile|генерация танца|舞蹈生成|ダンス生成|춤 생성,댄스 생성
motion generation|Bewegung erzeugen, Bewegungserzeugung|génération de mouvement|generación de movimiento|генерация движений|运动生成,人体动作生成|動作生成,モーション生成|동작 생성,모션 생성
motion capture|Bewegungserfassung|capture de mouvement|captura de movimiento|захват движения|动作捕捉,动捕|モーションキャプチャ|모션 캡처
human mesh recovery|Körpermodell rekonstruieren|maillage du corps humain|malla del cuerpo humano|восстановление сетки тела|人体网格恢复|人体メッシュ復元|인체 메시 복원
hand object interaction|Hand-Objekt-Interaktion|interaction main-objet|interacción mano-objeto|взаимодействие руки с объектом|手物交互|手と物体の相互作用|손 물체 상호작용
human object interaction|Mensch-Objekt-Interaktion|interaction humain-objet|interacción humano-objeto|взаимодействие человека с объектом|人物交互|人と物体の相互作用|인간 객체 상호작용
human scene interaction|Mensch-Szene-Interaktion|interaction humain-scène|interacción humano-escena|взаимодействие человека со сценой|人景交互,人与场景交互|人とシーンの相互作用|인간 장면 상호작용
affordance|Affordanz|affordance|asequibilidad de objetos|аффорданс|可供性|アフォーダンス|어포던스
object tracking video|Objekte im Video verfolgen|suivi d'objets dans les vidéos|seguimiento de objetos en video|отслеживание объектов на видео|视频目标跟踪|動画の物体追跡|비디오 객체 추적
multi object tracking|mehrere Objekte verfolgen|suivi multi-objets|seguimiento de múltiples objetos|отслеживание нескольких объектов|多目标跟踪|複数物体追跡|다중 객체 추적
video object segmentation|Videoobjekte segmentieren|segmentation d'objets vidéo|segmentación de objetos en video|сегментация объектов на видео|视频目标分割|動画物体分割|비디오 객체 분할
video anomaly detection|Anomalien im Video|anomalies vidéo|anomalías en video|аномалии на видео|视频异常检测|動画異常検知|비디오 이상 탐지
video reasoning|Schlussfolgern über Videos|raisonnement vidéo|razonamiento en video|рассуждение по видео|视频推理|動画推論|비디오 추론
video world model|Video-Weltmodell|modèle du monde vidéo|modelo del mundo en video|видеомодель мира|视频世界模型|動画世界モデル|비디오 월드 모델
action anticipation|Handlungen vorhersagen|anticipation d'actions|anticipación de acciones|предугадывание действий|动作预测,行为预测|行動予測|행동 예측
egocentric video|Videos aus der Ich-Perspektive|vidéo égocentrique, vidéo à la première personne|video egocéntrico, video en primera persona|видео от первого лица|第一人称视频,第一视角视频|一人称動画,一人称映像|인칭 영상,인칭 비디오
medical video|medizinische Videos|vidéo médicale|video médico|медицинское видео|医学视频|医療動画|의료 비디오
medical agent|medizinischer Agent|agent médical|agente médico|медицинский агент|医疗智能体|医療エージェント|의료 에이전트
medical language model|medizinisches Sprachmodell|modèle de langage médical|modelo de lenguaje médico|медицинская языковая модель|医学大模型,医疗大模型,医学语言模型|医療言語モデル|의료 언어 모델
financial language model|Sprachmodell für Finanzen|modèle de langage financier|modelo de lenguaje financiero|финансовая языковая модель|金融大模型|金融言語モデル|금융 언어 모델
legal language model|juristisches Sprachmodell|modèle de langage juridique|modelo de lenguaje jurídico|юридическая языковая модель|法律大模型|法律言語モデル|법률 언어 모델
code language model|Sprachmodell für Code|modèle de langage de code|modelo de lenguaje de código|языковая модель кода|代码大模型,代码语言模型|コード言語モデル|코드 언어 모델
chemistry language model|Sprachmodell für Chemie|modèle de langage pour la chimie|modelo de lenguaje químico|языковая модель для химии|化学大模型|化学言語モデル|화학 언어 모델
time series language model|Sprachmodell für Zeitreihen|modèle de langage pour séries temporelles|modelo de lenguaje para series temporales|языковая модель для временных рядов|时序语言模型|時系列言語モデル|시계열 언어 모델
geospatial language model|Sprachmodell für Geodaten|modèle de langage géospatial|modelo de lenguaje geoespacial|языковая модель для геоданных|遥感大模型,地理大模型|地理空間言語モデル|지리공간 언어 모델
remote sensing change detection|Veränderungen in Satellitenbildern|changements sur images satellite|cambios en imágenes de satélite|изменения на спутниковых снимках|遥感变化检测|衛星画像の変化検出|위성 영상 변화 탐지
education language model|Sprachmodelle im Unterricht|modèles de langage dans l'enseignement|modelos de lenguaje en la educación|языковые модели в образовании|教育大模型|教育における言語モデル|교육용 언어 모델
ai for science|KI für die Wissenschaft|IA pour la science|IA para la ciencia|ИИ для науки|科学智能|科学のための人工知能|과학을 위한 인공지능
ai scientist|KI-Wissenschaftler, künstlicher Wissenschaftler|IA scientifique, chercheur artificiel|científico de IA, científico artificial|ИИ-ученый|人工智能科学家|人工知能科学者|인공지능 과학자
scientist researcher|Wissenschaftler, Forscher|chercheur, scientifique|científico, investigador|ученый, исследователь|科学家,研究人员|科学者,研究者|과학자,연구자
survey generation|Übersichtsartikel schreiben|rédaction d'états de l'art|redacción de revisiones|написание обзоров|综述生成|サーベイ自動生成|서베이 생성
paper review generation|Gutachten schreiben, Gutachten|rédaction d'évaluations|redacción de evaluaciones|написание рецензий, рецензия|审稿,论文评审|論文査読|논문 리뷰 생성
related work citation recommendation|Literatur empfehlen|recommandation de références|recomendación de citas|рекомендация литературы|引文推荐|引用推薦,文献推薦|인용 추천
poster generation|Plakate erzeugen|génération d'affiches|generación de carteles|генерация постеров|海报生成|ポスター生成|포스터 생성
diagram generation|Diagramme erzeugen, Schaubild|génération de schémas|generación de diagramas|генерация схем|图表生成,示意图|図の生成,図表生成|도식 생성,다이어그램 생성
chart to code|Diagramm zu Code|graphique vers code|gráfico a código|график в код|图表转代码|チャートからコード|차트 코드 변환
design to code|Entwurf zu Code|maquette vers code|diseño a código|дизайн в код|设计稿转代码|デザインからコード|디자인 코드 변환
website generation|Websites erzeugen|génération de sites web|generación de sitios web|генерация сайтов|网站生成|ウェブサイト生成|웹사이트 생성
game generation|Spiele erzeugen|génération de jeux|generación de juegos|генерация игр|游戏生成|ゲーム生成|게임 생성
game engine|Spielengine|moteur de jeu|motor de juego|игровой движок|游戏引擎|ゲームエンジン|게임 엔진
puzzle solving|Rätsel lösen|résoudre des énigmes|resolver acertijos|решение головоломок|解谜|パズルを解く|퍼즐 풀이
code reasoning|Schlussfolgern über Code|raisonnement sur le code|razonamiento sobre código|рассуждение о коде|代码推理|コード推論|코드 추론
code search|Codesuche|recherche de code|búsqueda de código|поиск кода|代码搜索,代码检索|コード検索|코드 검색
vulnerability detection|Schwachstellenerkennung, Sicherheitslücken finden|détection de vulnérabilités|detección de vulnerabilidades|обнаружение уязвимостей|漏洞检测,漏洞挖掘|脆弱性検出|취약점 탐지
smart contract|intelligenter Vertrag|contrat intelligent|contrato inteligente|смарт-контракт|智能合约|スマートコントラクト|스마트 계약
hardware description verilog|Hardwarebeschreibung|description de matériel|descripción de hardware|описание аппаратуры|硬件描述|ハードウェア記述|하드웨어 기술 언어
kernel generation|Kernel erzeugen|génération de noyaux|generación de kernels|генерация ядер|算子生成,内核生成|カーネル生成|커널 생성
data science agent|Agent für Datenanalyse|agent d'analyse de données|agente de análisis de datos|агент анализа данных|数据分析智能体,数据科学智能体|データ分析エージェント|데이터 분석 에이전트
machine learning engineering|Entwicklung von Lernverfahren|ingénierie de l'apprentissage automatique|ingeniería de aprendizaje automático|инженерия машинного обучения|机器学习工程|機械学習エンジニアリング|머신러닝 엔지니어링
automl|automatisiertes maschinelles Lernen|apprentissage automatique automatisé|aprendizaje automático automatizado|автоматическое машинное обучение|自动机器学习|自動機械学習|자동 머신러닝,자동 기계 학습
self improving agent|selbstverbessernder Agent|agent auto-améliorant|agente que se mejora a sí mismo|самоулучшающийся агент|自我改进智能体|自己改善エージェント|자기 개선 에이전트
agent evaluation|Agenten bewerten|évaluation d'agents|evaluación de agentes|оценка агентов|智能体评测,智能体评估|エージェント評価|에이전트 평가
agent benchmark|Vergleichstest für Agenten|banc d'essai pour agents|banco de pruebas para agentes|бенчмарк для агентов|智能体基准|エージェントベンチマーク|에이전트 벤치마크
multi agent system|Multi-Agenten-System|système multi-agents|sistema multiagente|многоагентная система|多智能体系统|マルチエージェントシステム|다중 에이전트 시스템,멀티 에이전트 시스템
multi agent collaboration|Zusammenarbeit mehrerer Agenten|collaboration multi-agents|colaboración multiagente|сотрудничество агентов|多智能体协作|マルチエージェント協調|다중 에이전트 협업
agent communication protocol|Agentenprotokoll, Protokoll für Agenten|protocole d'agents|protocolo de agentes|протокол агентов|智能体协议,智能体通信|エージェント間通信|에이전트 통신
tool creation|Werkzeuge bauen|création d'outils|creación de herramientas|создание инструментов|工具创建|ツール作成|도구 생성
tool selection retrieval|Werkzeugauswahl|sélection d'outils|selección de herramientas|выбор инструментов|工具选择,工具检索|ツール選択|도구 선택
skill library|Fähigkeiten sammeln|bibliothèque de compétences|biblioteca de habilidades|библиотека навыков|技能库|スキルライブラリ|스킬 라이브러리
`;
