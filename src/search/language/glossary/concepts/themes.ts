/** What the methods are used for and asked about, in terms of several words. */
export const THEMES = `
language identification|Spracherkennung von Texten, Sprache erkennen|identification de la langue|identificación del idioma|определение языка|语种识别|言語識別|언어 식별
machine translation evaluation|Übersetzungsqualität|qualité de la traduction|calidad de la traducción|качество перевода|翻译质量,翻译评估|翻訳品質|번역 품질
document level translation|Dokumentübersetzung|traduction de documents|traducción de documentos|перевод документов|文档翻译,篇章翻译|文書翻訳|문서 번역
literary translation|literarische Übersetzung|traduction littéraire|traducción literaria|литературный перевод|文学翻译|文学翻訳|문학 번역
transliteration|Transliteration|translittération|transliteración|транслитерация|音译|翻字|음역
spelling correction|Rechtschreibkorrektur|correction orthographique|corrección ortográfica|исправление опечаток, проверка орфографии|拼写纠错|綴り訂正,スペル訂正|철자 교정,맞춤법 교정
plagiarism detection|Plagiat, Plagiatserkennung|plagiat, détection de plagiat|plagio, detección de plagio|плагиат, обнаружение плагиата|抄袭检测,抄袭|剽窃,盗用検出|표절,표절 탐지
academic integrity|Schummeln, Täuschung bei Prüfungen|triche aux examens|trampas en exámenes|списывание|学术诚信,作弊|不正行為,カンニング|부정행위
stance detection|Haltung erkennen|détection de position|detección de postura|определение позиции|立场检测|立場検出|입장 탐지
argument mining|Argumente finden|fouille d'arguments|minería de argumentos|анализ аргументов|论点挖掘|議論マイニング|논증 분석
natural language inference|Textfolgerung|inférence textuelle|inferencia textual|логический вывод по тексту|自然语言推断,文本蕴含|自然言語推論,含意関係|자연어 추론
coreference resolution|Koreferenz|coréférence|correferencia|кореференция|共指消解,指代消解|共参照解析|상호참조
semantic parsing|semantisches Parsen|analyse sémantique|análisis semántico|семантический разбор|语义解析|意味解析|의미 분석
part of speech morphology|Wortart, Morphologie|partie du discours, morphologie|categoría gramatical, morfología|часть речи, морфология|词性,词法|品詞,形態素|품사,형태소
word segmentation|Wortsegmentierung|segmentation de mots|segmentación de palabras|сегментация слов|中文分词|単語分割,分かち書き|단어 분리,띄어쓰기
word embedding|Worteinbettung|plongement de mots|incrustación de palabras|векторы слов|词向量,词嵌入|単語埋め込み,単語ベクトル|단어 임베딩
sentence embedding|Satzeinbettung|plongement de phrases|incrustación de oraciones|векторы предложений|句向量,句子嵌入|文埋め込み|문장 임베딩
text embedding|Texteinbettung|plongement de textes|incrustación de textos|векторы текстов|文本嵌入,文本向量|テキスト埋め込み|텍스트 임베딩
multimodal embedding|multimodale Einbettung|plongement multimodal|incrustación multimodal|мультимодальные векторы|多模态嵌入|マルチモーダル埋め込み|멀티모달 임베딩
chunking|Textzerlegung|découpage de documents|fragmentación de documentos|разбиение на фрагменты|文档切分,文本分块|チャンク分割|청킹,문서 분할
hybrid search|hybride Suche|recherche hybride|búsqueda híbrida|гибридный поиск|混合检索|ハイブリッド検索|하이브리드 검색
conversational search|Suche im Gespräch|recherche conversationnelle|búsqueda conversacional|диалоговый поиск|对话式搜索|対話型検索|대화형 검색
conversational recommendation|Empfehlungen im Gespräch|recommandation conversationnelle|recomendación conversacional|диалоговые рекомендации|对话式推荐|対話型推薦|대화형 추천
generative recommendation|generative Empfehlung|recommandation générative|recomendación generativa|генеративные рекомендации|生成式推荐|生成的推薦|생성형 추천
click through rate prediction|Klickrate, Klickvorhersage|taux de clic|tasa de clics|предсказание кликов|点击率预测,点击率|クリック率予測,クリック率|클릭률 예측,클릭률
news recommendation|Nachrichtenempfehlung|recommandation d'actualités|recomendación de noticias|рекомендация новостей|新闻推荐|ニュース推薦|뉴스 추천
filter bubble|Filterblase, Echokammer|bulle de filtres, chambre d'écho|burbuja de filtros, cámara de eco|пузырь фильтров, эхо-камера|信息茧房,过滤气泡|フィルターバブル,エコーチェンバー|필터 버블,확증 편향
polarization|Polarisierung|polarisation|polarización|поляризация|极化|分極化|양극화
misinformation detection|Falschinformationen erkennen|détection de désinformation|detección de desinformación|обнаружение дезинформации|虚假信息检测,谣言检测|誤情報検出,偽情報検出|허위 정보 탐지
fake news detection|Falschmeldungen erkennen|détection de fausses nouvelles|detección de noticias falsas|обнаружение фейковых новостей|假新闻检测|偽ニュース検出|가짜뉴스 탐지
spam|Spam, Werbemail|pourriel, spam|correo basura|спам|垃圾邮件|迷惑メール|스팸
cyberbullying|Cybermobbing, Mobbing|cyberharcèlement|ciberacoso|кибербуллинг, травля|网络暴力,网络霸凌|ネットいじめ|사이버 괴롭힘,악플
child safety|Kinderschutz|protection de l'enfance|protección infantil|защита детей|儿童安全,未成年人保护|子どもの安全|아동 안전,아동 보호
self harm|Selbstverletzung|automutilation|autolesión|самоповреждение|自残,自伤|自傷|자해
harmful behavior misalignment|schädliches Verhalten|comportement nuisible|comportamiento dañino|вредное поведение|有害行为|有害な行動|유해 행동
emergent misalignment|emergente Fehlausrichtung|désalignement émergent|desalineación emergente|эмерджентное рассогласование|涌现性失对齐,突现错位|創発的ミスアライメント|창발적 오정렬
sandbagging|absichtlich schlechter|sous-performance délibérée|bajo rendimiento deliberado|намеренное занижение|故意示弱,藏拙|意図的な手抜き|의도적 성능 저하
evaluation awareness|Testbewusstsein|conscience d'être évalué|conciencia de ser evaluado|осознание проверки|评测意识|評価されていることへの気づき|평가 인식
self preservation shutdown|Selbsterhaltung, Abschaltung|autopréservation, arrêt du système|autopreservación, apagado|самосохранение, отключение|自我保全,关机|自己保存,シャットダウン|자기 보존
self awareness introspection|Selbstwahrnehmung, Introspektion|conscience de soi, introspection|autoconciencia, introspección|самосознание, интроспекция|自我意识,内省能力|自己認識|자기 인식,자의식
ai welfare|Wohlergehen der KI|bien-être de l'IA|bienestar de la IA|благополучие ИИ|模型福祉|人工知能の福祉|인공지능 복지
ai ethics|KI-Ethik|éthique de l'IA|ética de la IA|этика ИИ|人工智能伦理|人工知能倫理|인공지능 윤리
ai governance|KI-Politik, KI-Gesetz|gouvernance de l'IA, loi sur l'IA|gobernanza de la IA, ley de IA|управление ИИ, закон об ИИ|人工智能治理|人工知能ガバナンス|인공지능 거버넌스
responsible ai|verantwortungsvolle KI|IA responsable|IA responsable, inteligencia artificial responsable|ответственный ИИ|负责任的人工智能|責任ある人工知能|책임 있는 인공지능
trustworthy ai|vertrauenswürdige KI|IA digne de confiance, IA de confiance|IA confiable, inteligencia artificial confiable|надежный ИИ, доверенный ИИ|可信人工智能|信頼できる人工知能|신뢰할 수 있는 인공지능
explainable ai|erklärbare KI|IA explicable|IA explicable, inteligencia artificial explicable|объяснимый ИИ|可解释人工智能|説明可能な人工知能|설명 가능한 인공지능
generative ai|generative KI|IA générative, intelligence artificielle générative|IA generativa, inteligencia artificial generativa|генеративный ИИ, генеративный искусственный интеллект|生成式人工智能|生成的人工知能|생성형 인공지능
algorithmic fairness|algorithmische Fairness|équité algorithmique|equidad algorítmica|алгоритмическая справедливость|算法公平,算法公平性|アルゴリズムの公平性|알고리즘 공정성
algorithmic bias|algorithmische Verzerrung|biais algorithmique|sesgo algorítmico|алгоритмическая предвзятость|算法偏见|アルゴリズムバイアス|알고리즘 편향
racial bias|rassistisch, Rassismus|biais racial, racisme|sesgo racial, racismo|расовая предвзятость, расизм|种族偏见,种族|人種差別,人種バイアス|인종 편향,인종 차별
cultural bias|kulturelle Verzerrung|biais culturel|sesgo cultural|культурная предвзятость|文化偏见,文化偏差|文化的バイアス|문화적 편향,문화 편향
cultural understanding|Kulturverständnis|compréhension culturelle|comprensión cultural|понимание культуры|文化理解|文化理解度|문화 이해
multilingual evaluation|mehrsprachige Bewertung|évaluation multilingue|evaluación multilingüe|многоязычная оценка|多语言评测|多言語評価|다국어 평가
multilingual speech|mehrsprachige Sprachverarbeitung|parole multilingue|habla multilingüe|многоязычная речь|多语言语音|多言語音声|다국어 음성
multilingual language model|mehrsprachiges Sprachmodell|modèle de langage multilingue|modelo de lenguaje multilingüe|многоязычная языковая модель|多语言模型,多语言大模型|多言語モデル,多言語言語モデル|다국어 언어 모델,다국어 모델
endangered language|bedrohte Sprachen|langues menacées, langues en danger|lenguas en peligro, lenguas amenazadas|исчезающие языки|濒危语言|危機言語,消滅危機言語|소멸 위기 언어
speech recognition low resource|Spracherkennung für seltene Sprachen|reconnaissance vocale de langues rares|reconocimiento de voz de lenguas minoritarias|распознавание речи редких языков|低资源语音识别|低資源音声認識|저자원 음성 인식
children speech|Kindersprache|parole d'enfants|habla infantil|детская речь|儿童语音|子どもの音声|아동 음성
noise robust speech recognition|Spracherkennung im Lärm|reconnaissance vocale dans le bruit|reconocimiento de voz con ruido|распознавание речи в шуме|抗噪语音识别|雑音下音声認識|잡음 강건 음성 인식
speech quality|Sprachqualität|qualité vocale|calidad de voz|качество речи|语音质量|音声品質|음성 품질
transcription|Transkription, Abschrift|transcription|transcripción|транскрипция, расшифровка|转录,转写|文字起こし,書き起こし|전사,받아쓰기
speech editing|Sprachbearbeitung|édition de la parole|edición de voz|редактирование речи|语音编辑|音声編集|음성 편집
audio deepfake detection|gefälschte Stimmen, Stimmfälschung|voix truquées, fausses voix|voces falsas|поддельный голос|音频伪造,语音伪造|偽音声,音声偽造|가짜 음성,음성 위조
sound source localization|Schallquelle orten|localisation de source sonore|localización de fuentes sonoras|локализация источника звука|声源定位|音源定位|음원 위치 추정
singing voice synthesis|Gesangssynthese|synthèse de voix chantée|síntesis de voz cantada|синтез пения|歌声合成|歌声の合成|가창 합성,노래 합성
music transcription|Musiktranskription|transcription musicale|transcripción musical|музыкальная транскрипция|音乐转谱,自动记谱|採譜,自動採譜|자동 채보
accompaniment|Begleitung|accompagnement|acompañamiento|аккомпанемент|伴奏|伴奏|반주
drum rhythm|Schlagzeug, Rhythmus|batterie musicale, rythme|percusión, ritmo|барабаны, ритм|鼓点,节奏|ドラム,リズム|드럼,리듬
anime illustration|Anime, Illustration|illustration, dessin|anime, ilustración|аниме, иллюстрация|插画,二次元|イラスト|일러스트
cartoon|Zeichentrickfilm|bande animée|caricatura|карикатура|卡通|漫画風|카툰
emoji sticker|Emoji, Aufkleber|émoticône, autocollant|emoticono, pegatina|эмодзи, стикер|表情符号,表情包|絵文字,スタンプ|이모지,스티커
meme|Meme|mème|meme|мем|模因,梗图|ミーム|밈
infographic|Infografik|infographie|infografía|инфографика|信息图|インフォグラフィック|인포그래픽
3d printing|3D-Druck|impression 3d|impresión 3d|3d-печать, трехмерная печать|增材制造|積層造形|적층 제조
3d editing|3D-Bearbeitung|édition 3d|edición 3d|3d-редактирование|三维编辑|三次元編集|삼차원 편집
3d segmentation|3D-Segmentierung|segmentation 3d|segmentación 3d|3d-сегментация|三维分割|三次元分割|삼차원 분할
3d animation|3D-Animation|animation 3d|animación 3d|3d-анимация|三维动画|三次元アニメーション|삼차원 애니메이션
head avatar|Kopfavatar|avatar de tête|avatar de cabeza|аватар головы|头部虚拟形象,头像重建|頭部アバター|머리 아바타
relighting|Neubeleuchtung|rééclairage|reiluminación|изменение освещения, переосвещение|重打光,重光照|再照明,リライティング|재조명,리라이팅
material estimation|Materialschätzung|estimation de matériaux|estimación de materiales|оценка материалов|材质估计,材质|質感,材質推定|재질 추정,재질
surface normal|Oberflächennormale|normale de surface|normal de superficie|нормали поверхности|法线,表面法线|法線,表面法線|법선,표면 법선
depth completion|Tiefenvervollständigung|complétion de profondeur|completado de profundidad|дополнение глубины|深度补全|深度補完|깊이 보완
shape completion|Formvervollständigung|complétion de formes|completado de formas|дополнение формы|形状补全,点云补全|形状補完,点群補完|형상 완성
part segmentation|Teile segmentieren|segmentation en parties|segmentación de partes|сегментация частей|部件分割|部品分割|부품 분할
urban scene reconstruction|Stadtrekonstruktion|reconstruction urbaine|reconstrucción urbana|реконструкция города|城市重建,城市场景|都市再構成|도시 재구성
city generation|Städte erzeugen|génération de villes|generación de ciudades|генерация городов|城市生成|都市生成|도시 생성
visual odometry|visuelle Odometrie|odométrie visuelle|odometría visual|визуальная одометрия|视觉里程计|視覚オドメトリ|시각 주행거리 측정
autonomous driving safety|Sicherheit beim autonomen Fahren|sécurité de la conduite autonome|seguridad de la conducción autónoma|безопасность автономного вождения|自动驾驶安全|自動運転の安全性|자율 주행 안전
end to end autonomous driving|durchgängiges autonomes Fahren|conduite autonome de bout en bout|conducción autónoma de extremo a extremo|сквозное автономное вождение|端到端自动驾驶|エンドツーエンド自動運転|종단간 자율 주행
drone navigation|Drohnennavigation|navigation de drones|navegación de drones|навигация дронов|无人机导航|ドローンナビゲーション|드론 내비게이션
robot foundation model|Grundlagenmodell für Roboter|modèle de fondation pour robots|modelo fundacional para robots|фундаментальная модель для роботов|机器人基础模型,机器人大模型|ロボット基盤モデル|로봇 기반 모델,로봇 파운데이션 모델
robot demonstration data|Roboterdaten|données robotiques|datos robóticos|данные роботов|机器人数据|ロボットデータ|로봇 데이터
robot world model|Weltmodell für Roboter|modèle du monde pour robots|modelo del mundo para robots|модель мира для роботов|机器人世界模型|ロボット世界モデル|로봇 월드 모델
robot simulation|Robotersimulation|simulation robotique|simulación robótica|симуляция роботов|机器人仿真|ロボットシミュレーション|로봇 시뮬레이션
robot safety|Robotersicherheit|sécurité des robots|seguridad de los robots|безопасность роботов|机器人安全|ロボットの安全|로봇 안전
robot planning|Roboterplanung|planification robotique|planificación robótica|планирование для роботов|机器人规划|ロボット計画|로봇 계획
humanoid locomotion|Laufen humanoider Roboter|marche humanoïde|marcha humanoide|ходьба человекоподобных роботов|人形机器人行走|ヒューマノイド歩行|휴머노이드 보행
tactile sensing|Tastsensor|capteur tactile|sensor táctil|тактильный датчик|触觉感知,触觉传感器|触覚センサー,触覚センシング|촉각 센서,촉각 감지
object search|Objekte suchen|recherche d'objets|búsqueda de objetos|поиск предметов|物体搜索,找东西|物体探索,物探し|물체 탐색,물건 찾기
embodied question answering|verkörperte Fragenbeantwortung|questions incarnées|preguntas encarnadas|воплощенные ответы на вопросы|具身问答|身体性質問応答|체화 질의응답
embodied navigation|verkörperte Navigation|navigation incarnée|navegación encarnada|воплощенная навигация|具身导航|身体性ナビゲーション|체화 내비게이션
imagination world model|Vorstellungskraft|imagination|imaginación|воображение|想象,想象力|想像,想像力|상상,상상력
dream|Traum, Träume|rêve|soñar|сны, мечта|梦境|夢|꿈
weather model|Wettermodell|modèle météorologique|modelo meteorológico|модель погоды|气象大模型,天气模型|気象モデル|기상 모델
ocean forecasting|Meeresvorhersage|prévision océanique|predicción oceánica|прогноз океана|海洋预报|海洋予測|해양 예측
typhoon cyclone|Wirbelsturm, Hurrikan|cyclone, ouragan|huracán, ciclón|ураган, циклон|热带气旋,飓风|熱帯低気圧,ハリケーン|허리케인,열대 저기압
crop yield agriculture|Ernteertrag|rendement des cultures|rendimiento de cultivos|урожайность|产量预测,农作物|収量予測,農作物|수확량 예측,농작물
land cover|Landnutzung, Landbedeckung|occupation du sol|cobertura del suelo, uso del suelo|землепользование, покров земли|土地覆盖,土地利用|土地被覆,土地利用|토지 피복,토지 이용
biodiversity|biologische Vielfalt|diversité biologique|diversidad biológica|биологическое разнообразие|生物多样性保护|生物多様性の保全|생물 다양성 보전
animal behavior|Tierverhalten|comportement animal|comportamiento animal|поведение животных|动物行为|動物行動|동물 행동
drug repurposing|Umwidmung von Medikamenten|repositionnement de médicaments|reposicionamiento de fármacos|перепрофилирование лекарств|药物重定位,老药新用|ドラッグリポジショニング,既存薬再開発|약물 재창출
drug target interaction|Wirkstoff-Zielstruktur|interaction médicament-cible|interacción fármaco-diana|взаимодействие лекарство-мишень|药物靶点,药靶|薬物標的|약물 표적
toxicity prediction molecule|Giftigkeit|toxicité des molécules|toxicidad de moléculas|токсичность молекул|分子毒性|分子毒性予測|분자 독성
protein ligand binding|Protein-Ligand-Bindung|liaison protéine-ligand|unión proteína-ligando|связывание белка и лиганда|蛋白配体结合|タンパク質リガンド結合|단백질 리간드 결합
protein function|Proteinfunktion|fonction des protéines|función de las proteínas|функция белка|蛋白质功能|タンパク質機能|단백질 기능
gene editing|Genschere, Genbearbeitung|édition génétique|edición genética|редактирование генов|基因编辑|遺伝子編集,ゲノム編集|유전자 편집,유전자 가위
genomic language model|Genomsprachmodell|modèle de langage génomique|modelo de lenguaje genómico|геномная языковая модель|基因组语言模型,基因大模型|ゲノム言語モデル|유전체 언어 모델
medical foundation model|medizinisches Grundlagenmodell|modèle de fondation médical|modelo fundacional médico|медицинская фундаментальная модель|医学基础模型|医療基盤モデル|의료 기반 모델,의료 파운데이션 모델
medical reasoning|medizinisches Schlussfolgern|raisonnement médical|razonamiento médico|медицинское рассуждение|医学推理,医疗推理|医療推論|의료 추론
medical dialogue consultation|Arztgespräch|consultation médicale|consulta médica|медицинская консультация|问诊,医患对话|問診,医療対話|진료 상담,문진
medical report|Arztbericht, medizinischer Bericht|rapport médical|informe médico|медицинский отчет|医学报告,医疗报告|医療レポート|의료 보고서
medical image generation|medizinische Bilder erzeugen|génération d'images médicales|generación de imágenes médicas|генерация медицинских изображений|医学图像生成|医用画像生成|의료 영상 생성
medical image classification|medizinische Bilder klassifizieren|classification d'images médicales|clasificación de imágenes médicas|классификация медицинских изображений|医学图像分类|医用画像分類|의료 영상 분류
lesion detection|Läsion, Läsionserkennung|lésion, détection de lésions|lesión, detección de lesiones|поражение ткани, обнаружение поражений|病灶检测,病灶|病変検出,病変|병변 탐지,병변
cancer detection|Krebserkennung, Krebsfrüherkennung|détection du cancer, dépistage du cancer|detección de cáncer|обнаружение рака|癌症检测,癌症筛查|がん検出,がん検診|암 탐지,암 검진
stroke|Schlaganfall|accident vasculaire cérébral|accidente cerebrovascular, ictus|инсульт|中风,脑卒中|脳卒中,脳梗塞|뇌졸중
kidney|Niere|rein|riñón|почка, почки|肾脏,肾|腎臓|신장 질환,콩팥
liver|Leber|foie|hígado|печень|肝脏|肝臓|간암,간 질환
lung|Lunge|poumon|pulmón|легкие|肺部|肺疾患|폐 질환
bone|Knochen|os du squelette, fracture osseuse|hueso|кость, кости|骨折,骨骼影像|骨折|골절,뼈
pregnancy|Schwangerschaft|grossesse|embarazo|беременность|怀孕,孕妇|妊娠|임신
intensive care|Intensivstation|soins intensifs, réanimation|cuidados intensivos|реанимация, интенсивная терапия|重症监护|集中治療|중환자실
emergency triage|Notaufnahme|urgences, triage|triaje, sala de urgencias|неотложная помощь|急诊,分诊|救急外来,トリアージ|응급실
stress anxiety|Angst, Stress|anxiété, stress|ansiedad, estrés|тревога, стресс|焦虑,压力|不安,ストレス|불안,스트레스
emotion regulation support|Trost, emotionale Unterstützung|soutien émotionnel, réconfort|apoyo emocional|эмоциональная поддержка|情感支持,情绪支持|感情的支援,心のケア|정서적 지원,감정 지원
theory of mind reasoning|Gedanken anderer verstehen|comprendre les pensées d'autrui|comprender la mente de otros|понимание мыслей других|心智推理|心の理論推論|마음 읽기
moral dilemma|moralisches Dilemma|dilemme moral|dilema moral|моральная дилемма|道德困境|道徳的ジレンマ|도덕적 딜레마
economic simulation|Wirtschaftssimulation|simulation économique|simulación económica|экономическая симуляция|经济模拟,经济仿真|経済シミュレーション|경제 시뮬레이션
stock price prediction|Aktienkursvorhersage, Aktienkurse|prédiction du cours de la bourse|predicción de precios de acciones|прогноз цен акций, прогноз курса акций|股价预测,股票预测|株価予測|주가 예측,주식 예측
fraud detection|Betrug erkennen|détection de fraude|detección de fraude|обнаружение мошенничества|欺诈检测,反欺诈|不正検知,詐欺検出|사기 탐지,이상 거래 탐지
credit risk|Kreditrisiko|risque de crédit|riesgo crediticio, riesgo de crédito|кредитный риск|信用风险|信用リスク|신용 위험
demand forecasting|Nachfrageprognose|prévision de la demande|previsión de la demanda|прогноз спроса|需求预测|需要予測|수요 예측
supply chain|Lieferkette|chaîne d'approvisionnement|cadena de suministro|цепочка поставок|供应链|サプライチェーン|공급망
energy forecasting|Energieprognose|prévision énergétique|predicción energética|прогноз энергопотребления|能源预测,电力预测|エネルギー予測,電力予測|에너지 예측,전력 예측
legal question answering|juristische Fragen|questions juridiques|preguntas jurídicas|юридические вопросы|法律问答|法律相談,法律質問応答|법률 질의응답
contract analysis|Vertragsanalyse|analyse de contrats|análisis de contratos|анализ договоров|合同审查,合同分析|契約書分析|계약서 분석
job recruitment resume|Lebenslauf, Bewerbung, Einstellung von Personal|recrutement, curriculum vitae|contratación, currículum|резюме, найм|招聘,简历|採用,履歴書|채용,이력서
future of work|Zukunft der Arbeit|avenir du travail|futuro del trabajo|будущее труда|未来工作|仕事の未来,働き方|일의 미래
`;
