/** Learning and training. */
export const TRAINING = `
supervised fine tuning|überwachte Feinabstimmung|ajustement supervisé, affinage supervisé|ajuste fino supervisado|обучение с учителем и дообучение, контролируемое дообучение|监督微调,有监督微调|教師ありファインチューニング,教師あり微調整|지도 미세 조정
semi supervised|halbüberwacht, teilüberwacht|semi-supervisé|semisupervisado, semi-supervisado|частичное обучение с учителем, полуавтоматическое обучение|半监督|半教師あり|준지도
weakly supervised|schwach überwacht|faiblement supervisé|débilmente supervisado|слабое обучение с учителем, слабый контроль|弱监督|弱教師あり|약지도
self supervised learning|selbstüberwachtes Lernen|apprentissage auto-supervisé, apprentissage autosupervisé|aprendizaje autosupervisado, aprendizaje auto supervisado|самообучение без разметки, обучение без разметки|自监督学习|自己教師あり学習|자기 지도 학습
supervised learning|überwachtes Lernen|apprentissage supervisé|aprendizaje supervisado|обучение с учителем на размеченных данных|有监督学习|教師あり学習|교사 학습
unsupervised learning|unüberwachtes Lernen|apprentissage non supervisé|aprendizaje no supervisado|обучение без учителя на данных|无监督学习|教師なし学習|비지도 학습
active learning|aktives Lernen|apprentissage actif|aprendizaje activo|активное обучение|主动学习|能動学習|능동 학습
meta learning|Meta-Lernen, Metalernen|méta-apprentissage|metaaprendizaje, meta-aprendizaje|метаобучение, мета-обучение|元学习|メタ学習|메타 학습,메타러닝
multi task learning|Mehraufgabenlernen, mehrere Aufgaben|apprentissage multitâche, apprentissage multi-tâches|aprendizaje multitarea|многозадачное обучение|多任务学习,多任务|マルチタスク学習|다중 작업 학습,멀티태스크 학습
online learning|Online-Lernen|apprentissage en ligne|aprendizaje en línea|онлайн-обучение|在线学习|オンライン学習|온라인 학습
representation learning|Repräsentationslernen|apprentissage de représentations|aprendizaje de representaciones|обучение представлений|表示学习,表征学习|表現学習|표현 학습
metric learning|metrisches Lernen|apprentissage de métrique|aprendizaje de métricas|обучение метрик|度量学习|距離学習|거리 학습,메트릭 학습
curriculum learning|Lernen nach Lehrplan|apprentissage par curriculum, apprentissage progressif|aprendizaje curricular|обучение по учебной программе, поэтапное обучение|由易到难|カリキュラム学習|커리큘럼 학습
ensemble|Ensemble, Modellensemble|ensemble de modèles|ensamble de modelos, conjunto de modelos|ансамбль|集成学习,模型集成|アンサンブル|앙상블
post training|Nachtraining|post-entraînement, postentraînement|posentrenamiento, post-entrenamiento|постобучение, пост-обучение, дополнительное обучение|后训练|事後学習,ポストトレーニング|사후 학습,사후 훈련
mid training|mittleres Training|entraînement intermédiaire|entrenamiento intermedio|промежуточное обучение|中期训练|中間学習|중간 학습
continual pretraining|fortgesetztes Vortraining|préentraînement continu, pré-entraînement continu|preentrenamiento continuo|непрерывное предобучение|持续预训练,继续预训练|継続事前学習|지속 사전 학습,추가 사전 학습
instruction data|Anweisungsdaten|données d'instructions|datos de instrucciones|данные инструкций|指令数据|指示データ,命令データ|지시 데이터
training data|Trainingsdaten|données d'entraînement|datos de entrenamiento|обучающие данные, данные для обучения|训练数据,訓練資料|学習データ,訓練データ|학습 데이터,훈련 데이터
pretraining data|Vortrainingsdaten|données de préentraînement|datos de preentrenamiento|данные предобучения|预训练数据|事前学習データ|사전 학습 데이터
training dynamics|Trainingsdynamik|dynamique d'entraînement, dynamique d'apprentissage|dinámica de entrenamiento|динамика обучения|训练动态|学習ダイナミクス|학습 동역학
training stability|Trainingsstabilität|stabilité de l'entraînement|estabilidad del entrenamiento|стабильность обучения|训练稳定性|学習の安定性|학습 안정성
training efficiency|effizientes Training|efficacité de l'entraînement, entraînement efficace|eficiencia del entrenamiento, entrenamiento eficiente|эффективное обучение|训练效率,高效训练|学習効率,効率的な学習|학습 효율
loss function|Verlustfunktion|fonction de perte, fonction de coût|función de pérdida|функция потерь|损失函数|損失関数|손실 함수
loss|Verlust|perte|pérdida|потери|损失|損失|손실
gradient descent|Gradientenabstieg, Gradientenverfahren|descente de gradient|descenso de gradiente, descenso del gradiente|градиентный спуск|梯度下降|勾配降下|경사 하강법
stochastic gradient descent|stochastischer Gradientenabstieg|descente de gradient stochastique|descenso de gradiente estocástico|стохастический градиентный спуск|随机梯度下降|確率的勾配降下|확률적 경사 하강법
backpropagation|Rückpropagierung, Fehlerrückführung, Backpropagation|rétropropagation|retropropagación|обратное распространение ошибки|反向传播|誤差逆伝播,逆伝播|역전파
initialization|Initialisierung|initialisation|inicialización|инициализация|初始化|初期化|초기화
regularization|Regularisierung|régularisation|regularización|регуляризация|正则化|正則化|정규화 기법
hyperparameter|Hyperparameter|hyperparamètre|hiperparámetro|гиперпараметр|超参数|ハイパーパラメータ|하이퍼파라미터
batch size|Batchgröße, Stapelgröße|taille de lot|tamaño de lote|размер батча, размер пакета|批大小,批量大小|バッチサイズ|배치 크기
overfitting|Überanpassung|surapprentissage|sobreajuste|переобучение|过拟合|過学習,過剰適合|과적합
underfitting|Unteranpassung|apprentissage insuffisant|subajuste|недообучение|欠拟合|学習不足|과소적합
convergence|Konvergenz|convergence|convergencia|сходимость|收敛|収束|수렴
grokking|plötzliches Verstehen|généralisation tardive|generalización tardía|грокинг, гроккинг|顿悟|グロッキング|그로킹
catastrophic forgetting|katastrophales Vergessen|oubli catastrophique|olvido catastrófico|катастрофическое забывание|灾难性遗忘|破滅的忘却,壊滅的忘却|파국적 망각,치명적 망각
model collapse|Modellkollaps|effondrement du modèle|colapso del modelo|коллапс модели|模型崩溃,模型坍塌|モデル崩壊|모델 붕괴
mode collapse|Moduskollaps|effondrement des modes|colapso de modo|коллапс мод|模式崩溃|モード崩壊|모드 붕괴
knowledge distillation|Wissensdestillation|distillation de connaissances, distillation des connaissances|destilación de conocimiento|дистилляция знаний|知识提炼|知識の蒸留|지식 증류 기법
self distillation|Selbstdestillation|auto-distillation|autodestilación|самодистилляция|自蒸馏|自己蒸留|자기 증류
teacher student|Lehrer Schüler, Lehrermodell|enseignant élève, modèle enseignant|profesor alumno, modelo maestro|учитель-ученик, модель-учитель|教师学生,教师模型|教師モデル,教師生徒|교사 모델,교사 학생
teacher|Lehrer|enseignant, professeur|profesor, maestro|учитель|教师,老师|教師,先生|교사,선생님
parameter efficient fine tuning|parametereffiziente Feinabstimmung, parametereffizient|ajustement économe en paramètres|ajuste fino eficiente en parámetros|параметрически эффективное дообучение|参数高效微调|パラメータ効率的ファインチューニング,パラメータ効率|파라미터 효율적 미세 조정,매개변수 효율적
low rank|niedriger Rang|faible rang|rango bajo|малоранговый, низкий ранг|低秩分解|低ランク近似|저계수
adapter|Adapter|adaptateur|adaptador|адаптер|适配器|アダプタ,アダプター|어댑터
weight averaging|Mittelung der Gewichte|moyenne des poids|promedio de pesos|усреднение весов|权重平均|重み平均|가중치 평균
self training|Selbsttraining|auto-entraînement, auto-apprentissage|autoentrenamiento|самотренировка|自训练|自己学習|자기 학습
self play|Selbstspiel, Spiel gegen sich selbst|auto-jeu, jeu contre soi-même|autojuego, juego contra sí mismo|самоигра, игра с самим собой|自我博弈,自博弈|自己対戦,セルフプレイ|자기 대결,셀프 플레이
self evolving|selbstentwickelnd, sich selbst entwickeln|auto-évolutif|autoevolutivo|саморазвитие, саморазвивающийся|自我进化,自进化|自己進化|자기 진화
evolutionary|evolutionär, Evolution|évolutionnaire, évolution|evolutivo, evolución|эволюционный, эволюция|进化算法,进化,演化|進化的アルゴリズム,進化|진화 알고리즘,진화
genetic algorithm|genetischer Algorithmus|algorithme génétique|algoritmo genético|генетический алгоритм|遗传算法|遺伝的アルゴリズム|유전 알고리즘
neural architecture search|Architektursuche|recherche d'architecture|búsqueda de arquitectura|поиск архитектуры, нейроархитектурный поиск|架构搜索,神经架构搜索|アーキテクチャ探索|아키텍처 탐색
low precision training|Training mit niedriger Präzision, niedrige Präzision|faible précision, précision réduite|baja precisión|низкая точность|低精度训练,低精度|低精度学習,低精度|저정밀도
mixed precision|gemischte Präzision|précision mixte|precisión mixta|смешанная точность|混合精度|混合精度|혼합 정밀도
distributed training|verteiltes Training|entraînement distribué|entrenamiento distribuido|распределенное обучение|分布式训练|分散学習|분산 학습
decentralized|dezentral|décentralisé|descentralizado|децентрализованный|去中心化|分散型,非集中型|탈중앙화
out of distribution|außerhalb der Verteilung|hors distribution|fuera de distribución|вне распределения|分布外|分布外|분포 외
distribution shift|Verteilungsverschiebung|décalage de distribution|cambio de distribución|сдвиг распределения|分布偏移,分布漂移|分布シフト|분포 변화,분포 이동
domain adaptation|Domänenanpassung|adaptation de domaine|adaptación de dominio|адаптация домена, доменная адаптация|领域自适应,域适应|ドメイン適応|도메인 적응
domain generalization|Domänengeneralisierung|généralisation de domaine|generalización de dominio|обобщение доменов|领域泛化,域泛化|ドメイン汎化|도메인 일반화
data augmentation|Datenaugmentation, Datenanreicherung, Datenerweiterung|augmentation de données|aumento de datos, aumentación de datos|аугментация данных|数据增强,資料增強,資料擴增|データ拡張|데이터 증강
class imbalance|Klassenungleichgewicht, unausgewogene Klassen|déséquilibre des classes|desequilibrio de clases|дисбаланс классов|类别不平衡|クラス不均衡|클래스 불균형
long tailed|seltene Klassen|longue traîne|cola larga|длинный хвост|长尾|ロングテール|롱테일
label noise|verrauschte Labels, fehlerhafte Labels|étiquettes bruitées, bruit d'étiquettes|etiquetas ruidosas|шум в разметке, ошибки разметки|噪声标签,标签噪声|ラベルノイズ,ノイズラベル|라벨 노이즈,레이블 노이즈
label|Label, Bezeichnung|étiquette|etiqueta|метка|标签|ラベル|라벨,레이블
noise|Rauschen, Lärm|bruit|ruido|шум|噪声,噪音|ノイズ,雑音|노이즈,잡음,소음
spurious correlation shortcut|Scheinkorrelation|corrélation fallacieuse|correlación espuria|ложная корреляция|虚假相关,捷径学习|見せかけの相関,擬似相関|허위 상관
influence function data attribution|Einfluss der Trainingsdaten|attribution des données, fonction d'influence|atribución de datos, función de influencia|функция влияния, атрибуция данных|数据归因,影响函数|データ帰属,影響関数|데이터 귀속,영향 함수
policy optimization|Strategieoptimierung|optimisation de politique|optimización de políticas|оптимизация политики|策略优化|方策最適化|정책 최적화
policy gradient|Strategiegradient|gradient de politique|gradiente de política|градиент политики|策略梯度|方策勾配|정책 그래디언트,정책 경사
preference optimization|Präferenzoptimierung|optimisation des préférences|optimización de preferencias|оптимизация предпочтений|偏好优化|選好最適化|선호 최적화
direct preference optimization|direkte Präferenzoptimierung|optimisation directe des préférences|optimización directa de preferencias|прямая оптимизация предпочтений|直接偏好优化|直接選好最適化|직접 선호 최적화
preference learning|Präferenzlernen|apprentissage des préférences|aprendizaje de preferencias|обучение предпочтениям|偏好学习|選好学習|선호 학습
reinforcement learning from human feedback|bestärkendes Lernen aus menschlichem Feedback|apprentissage par renforcement à partir de retours humains|aprendizaje por refuerzo con retroalimentación humana|обучение с подкреплением на основе отзывов|人类反馈强化学习|人間のフィードバックからの強化学習|인간 피드백 강화 학습,인간 피드백 기반 강화학습
offline reinforcement learning|bestärkendes Lernen offline|apprentissage par renforcement hors ligne|aprendizaje por refuerzo offline, aprendizaje por refuerzo fuera de línea|офлайн обучение с подкреплением|离线强化学习|オフライン強化学習|오프라인 강화 학습
multi agent reinforcement learning|bestärkendes Lernen mehrerer Agenten|apprentissage par renforcement multi-agents|aprendizaje por refuerzo multiagente|многоагентное обучение с подкреплением|多智能体强化学习|マルチエージェント強化学習|다중 에이전트 강화 학습
inverse reinforcement learning|inverses bestärkendes Lernen|apprentissage par renforcement inverse|aprendizaje por refuerzo inverso|обратное обучение с подкреплением|逆强化学习|逆強化学習|역강화 학습
hierarchical|hierarchisch|hiérarchique|jerárquico|иерархический|分层,层次|階層的|계층적
model based|modellbasiert|basé sur un modèle|enfoque basado en modelos|подход на основе модели|基于模型|モデルベース|모델 기반
model free|modellfrei|sans modèle|sin modelo|безмодельный|无模型|モデルフリー|모델 프리
off policy|außerhalb der Strategie|hors politique|fuera de política|внеполитиковый|离策略,异策略|オフポリシー,方策オフ|오프 폴리시
value function|Wertfunktion|fonction de valeur|función de valor|функция ценности|价值函数|価値関数|가치 함수
sparse reward|seltene Belohnung|récompense éparse, récompense rare|recompensa dispersa, recompensa escasa|редкое вознаграждение, разреженная награда|稀疏奖励|疎な報酬,スパース報酬|희소 보상
verifiable reward|überprüfbare Belohnung, verifizierbare Belohnung|récompense vérifiable|recompensa verificable|проверяемое вознаграждение, проверяемая награда|可验证奖励|検証可能な報酬|검증 가능한 보상
process reward model|Prozessbelohnung|récompense de processus|recompensa de proceso|вознаграждение за процесс|过程奖励|プロセス報酬|과정 보상,프로세스 보상
rubric|Bewertungsraster, Bewertungskriterien|grille d'évaluation, critères d'évaluation|rúbrica, criterios de evaluación|критерии оценки|评分标准,评分准则|ルーブリック,評価基準|루브릭,채점 기준
credit assignment|Verdienstzuweisung|attribution du crédit|asignación de crédito|распределение заслуг|信用分配|信用割り当て,貢献度分配|신용 할당,기여도 할당
entropy|Entropie|entropie|entropía|энтропия|熵|エントロピー|엔트로피
diversity|Vielfalt, Diversität|diversité|diversidad|разнообразие|多样性|多様性|다양성
rollout trajectory|Trajektorie|trajectoire|trayectoria|траектория|轨迹|軌跡,軌道|궤적
environment|Umgebung|environnement|entorno, ambiente|среда, окружение|环境|環境|환경
bandit|Bandit, Banditenproblem|bandit manchot|bandido multibrazo|многорукий бандит|多臂老虎机|バンディット|밴딧
markov decision process|Markow-Entscheidungsprozess|processus de décision markovien|proceso de decisión de Markov|марковский процесс принятия решений|马尔可夫决策过程|マルコフ決定過程|마르코프 결정 과정
decision making|Entscheidungsfindung, Entscheidung|prise de décision, décision|toma de decisiones, decisión|принятие решений, решение|决策|意思決定|의사결정
behavior cloning|Verhaltensklonen|clonage de comportement, clonage comportemental|clonación de comportamiento|клонирование поведения|行为克隆|行動クローニング,行動模倣|행동 복제,행동 모방
scalable oversight|skalierbare Aufsicht, Aufsicht|supervision évolutive, surveillance humaine|supervisión escalable|масштабируемый надзор|可扩展监督|スケーラブルな監督|확장 가능한 감독
weak to strong|schwach zu stark|faible à fort|débil a fuerte|от слабого к сильному|弱到强,弱监督强|弱から強|약한 모델에서 강한
data mixture|Datenmischung|mélange de données|mezcla de datos|смесь данных|数据混合,数据配比|データ混合,データ配合|데이터 혼합
data filtering|Datenfilterung|filtrage de données|filtrado de datos|фильтрация данных|数据过滤,数据清洗|データフィルタリング,データクリーニング|데이터 필터링,데이터 정제
data quality|Datenqualität|qualité des données|calidad de los datos, calidad de datos|качество данных|数据质量|データ品質|데이터 품질
deduplication|Deduplizierung, Duplikate|déduplication, doublons|deduplicación, duplicados|дедупликация, дубликаты|去重|重複除去,重複排除|중복 제거
data efficiency|Dateneffizienz|efficacité des données, peu de données|eficiencia de datos, pocos datos|эффективность данных, мало данных|数据效率|データ効率,少ないデータ|데이터 효율
sample efficiency|Stichprobeneffizienz|efficacité d'échantillonnage|eficiencia muestral|эффективность выборки|样本效率|サンプル効率|샘플 효율
weight decay|Gewichtsabnahme|décroissance des poids|decaimiento de pesos|затухание весов|权重衰减|重み減衰|가중치 감쇠
second order|zweiter Ordnung|second ordre|segundo orden|второго порядка|二阶|二次最適化|차 최적화
zeroth order|nullter Ordnung, ohne Gradienten|ordre zéro, sans gradient|orden cero, sin gradiente|нулевого порядка, без градиента|零阶|ゼロ次|영차 최적화
loss landscape|Verlustlandschaft|paysage de perte|paisaje de pérdida|ландшафт потерь|损失景观|損失地形,損失ランドスケープ|손실 지형
hypernetwork|Hypernetzwerk|hyperréseau|hiperred|гиперсеть|超网络|ハイパーネットワーク|하이퍼네트워크
`;
