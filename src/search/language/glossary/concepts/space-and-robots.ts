/** Three dimensions, robots and vehicles. */
export const SPACE_AND_ROBOTS = `
neural radiance field|neuronales Strahlungsfeld|champ de radiance neuronal|campo de radiancia neuronal|нейронное поле излучения|神经辐射场|ニューラル放射輝度場|신경 방사 필드
neural rendering|neuronales Rendering|rendu neuronal|renderizado neuronal|нейронный рендеринг|神经渲染|ニューラルレンダリング|뉴럴 렌더링
rendering|Darstellung von Szenen, Rendering|rendu|renderizado|рендеринг|渲染|レンダリング|렌더링
inverse rendering|inverses Rendering|rendu inverse|renderizado inverso|обратный рендеринг|逆渲染|逆レンダリング,インバースレンダリング|역렌더링
3d scene|3D-Szene|scène 3d|escena 3d|3d-сцена|三维场景|三次元シーン|차원 장면
3d scene generation|3D-Szenen erzeugen|génération de scènes 3d|generación de escenas 3d|генерация 3d сцен|三维场景生成|三次元シーン生成|차원 장면 생성
scene generation|Szenen erzeugen|génération de scènes|generación de escenas|генерация сцен|场景生成|シーン生成|장면 생성
scene understanding|Szenenverständnis|compréhension de scènes|comprensión de escenas|понимание сцены, понимание сцен|场景理解|シーン理解|장면 이해
indoor scene|Innenraum, Innenräume|scène d'intérieur, intérieur|escena interior, interiores|сцена в помещении, помещение|室内场景,室内|室内シーン,屋内|실내 장면,실내
outdoor|im Freien, Außenbereich|en extérieur, extérieur|al aire libre, exteriores|на открытом воздухе|室外,户外|屋外|실외,야외
text to 3d|Text zu 3D|texte vers 3d|texto a 3d|текст в 3d|文本到三维|テキストから三次元|텍스트에서 삼차원
image to 3d|Bild zu 3D|image vers 3d|imagen a 3d|изображение в 3d|单图三维|画像から三次元|이미지에서 삼차원
mesh generation|Netzerzeugung|génération de maillages|generación de mallas|генерация сеток, генерация мешей|网格生成|メッシュ生成|메시 생성
texture generation|Texturen erzeugen|génération de textures|generación de texturas|генерация текстур|纹理生成,贴图生成|テクスチャ生成|텍스처 생성
signed distance implicit surface|implizite Oberfläche, Oberfläche|surface implicite, surface|superficie implícita, superficie|неявная поверхность, поверхность|隐式表面,表面|陰関数曲面,表面|암시적 표면,표면
implicit neural representation|implizite neuronale Darstellung|représentation neuronale implicite|representación neuronal implícita|неявное нейронное представление|隐式神经表示|暗黙的ニューラル表現|암시적 신경 표현
point cloud registration|Punktwolkenregistrierung|recalage de nuages de points|registro de nubes de puntos|совмещение облаков точек|点云配准|点群位置合わせ|점군 정합
structure from motion|Struktur aus Bewegung|structure à partir du mouvement|estructura a partir del movimiento|структура из движения|运动恢复结构|動きからの構造復元|모션 기반 구조 복원
multi view|mehrere Ansichten|multi-vues, plusieurs vues|múltiples vistas, multivista|многоракурсный, несколько ракурсов|多视角,多视图|多視点,マルチビュー|다중 시점,멀티뷰
viewpoint view|Blickwinkel, Ansicht|point de vue, vue|punto de vista, vista|ракурс, точка зрения|视角,视点|視点|시점
monocular depth|monokulare Tiefe, monokular|profondeur monoculaire, monoculaire|profundidad monocular|монокулярная глубина, монокулярный|单目深度,单目|単眼深度,単眼|단안 깊이,단안
stereo matching|Stereoabgleich, Stereo|stéréo, appariement stéréo|estéreo, correspondencia estéreo|стереозрение, стерео|立体匹配,双目|ステレオマッチング,ステレオ|스테레오 매칭,스테레오
camera pose estimation|Kamerapose, Kameraposition|pose de la caméra, estimation de la pose de la caméra|pose de la cámara, estimación de pose de cámara|оценка положения камеры, положение камеры|相机位姿,位姿估计|カメラ姿勢推定,カメラ位置|카메라 자세 추정,카메라 포즈
6d object pose|Objektlage, Lageschätzung|pose d'objet|pose de objetos|поза объекта|物体位姿|物体姿勢推定|객체 자세 추정,물체 자세
camera calibration|Kamerakalibrierung|étalonnage de caméra, calibrage de caméra|calibración de cámara|калибровка камеры|相机标定|カメラ校正,カメラキャリブレーション|카메라 보정
simultaneous localization mapping slam|gleichzeitige Lokalisierung und Kartierung, Kartierung|localisation et cartographie, cartographie|localización y mapeo, mapeo|одновременная локализация, картирование|同步定位与建图,建图|自己位置推定,地図作成|동시적 위치추정,지도 작성
localization|Lokalisierung, Ortung|localisation|localización|локализация|定位|位置推定,測位|위치 추정,측위
visual localization place recognition|visuelle Lokalisierung, Ortserkennung|localisation par l'image, reconnaissance de lieux|reconocimiento de lugares|визуальная локализация места, распознавание места|地点识别,视觉重定位|場所認識,画像による位置推定|장소 인식
geolocation|Geolokalisierung|géolocalisation|geolocalización|геолокация|地理定位|位置特定,ジオロケーション|지리적 위치,위치 식별
lidar|Laserscanner|télémétrie laser|escáner láser|лидар|激光雷达|ライダー|라이다
radar|Radar|radar|radar|радар|雷达|レーダー|레이더
occupancy prediction|Belegungsvorhersage, Belegung|prédiction d'occupation, occupation|predicción de ocupación, ocupación|предсказание занятости|占据预测,占用预测|占有予測,占有グリッド|점유 예측
birds eye view|Vogelperspektive|vue de dessus, vue aérienne|vista de pájaro, vista aérea|вид сверху|鸟瞰图,鸟瞰|鳥瞰図,俯瞰|조감도
human reconstruction|Menschen rekonstruieren|reconstruction de personnes, reconstruction humaine|reconstrucción humana|реконструкция человека|人体重建|人体復元,人体再構成|인체 복원,인체 재구성
human body|menschlicher Körper, Körper|corps humain, corps|cuerpo humano, cuerpo|тело человека, тело|人体,身体|人体,身体|인체,신체
clothing garment|Kleidungsstück, Stoff|habits, tissu|prenda, tela|ткань, предмет одежды|衣物,布料|衣類,布地|의류,천
digital human|digitaler Mensch|humain numérique, humain virtuel|humano digital, humano virtual|цифровой человек|数字人类,虚拟数字人|デジタルヒューマン|디지털 휴먼,가상 인간
articulated object|bewegliche Objekte, Gelenkobjekte|objet articulé|objeto articulado|шарнирный объект|铰接物体,关节物体|関節物体,多関節物体|관절 객체,관절형 물체
deformable object|verformbar, verformbare Objekte|déformable, objet déformable|deformable, objeto deformable|деформируемый объект, деформируемый|可变形物体,柔性物体|変形物体,柔軟物|변형 가능 물체,변형체
rigging skeleton|Skelett|squelette|esqueleto|скелет|骨骼绑定,骨骼|骨格,リギング|골격,리깅
floor plan|Grundriss|plan d'étage|plano de planta|план этажа, планировка|户型图,平面图|間取り|평면도
architecture building|Gebäude, Bauwesen|bâtiment|edificio|здание|建筑,建筑物|建築,建物|건물,건축
furniture|Möbel|meuble, mobilier|muebles, mobiliario|мебель|家具|家具|가구
virtual reality|virtuelle Realität|réalité virtuelle|realidad virtual|виртуальная реальность|虚拟现实|仮想現実,バーチャルリアリティ|가상 현실
augmented reality|erweiterte Realität|réalité augmentée|realidad aumentada|дополненная реальность|增强现实|拡張現実|증강 현실
spatial intelligence|räumliche Intelligenz|intelligence spatiale|inteligencia espacial|пространственный интеллект|空间智能|空間知能|공간 지능
spatial understanding|räumliches Verständnis|compréhension spatiale|comprensión espacial|пространственное понимание|空间理解,空间感知|空間理解,空間認識|공간 이해,공간 인지
open world|offene Welt|monde ouvert|mundo abierto|открытый мир|开放世界|オープンワールド|오픈 월드,개방형 세계
interactive world model|interaktives Weltmodell|modèle du monde interactif|modelo del mundo interactivo|интерактивная модель мира|交互式世界模型|対話型世界モデル|인터랙티브 월드 모델
physics simulation|Physiksimulation|simulation physique|simulación física|физическое моделирование, физическая симуляция|物理仿真,物理模拟|物理シミュレーション|물리 시뮬레이션
fluid dynamics|Strömungsmechanik, Strömung, Flüssigkeit|dynamique des fluides, fluide|dinámica de fluidos, fluido|гидродинамика, жидкость|流体力学,流体|流体力学,流体|유체 역학,유체
robot learning|Roboterlernen|apprentissage robotique, apprentissage des robots|aprendizaje robótico, aprendizaje de robots|обучение роботов|机器人学习|ロボット学習|로봇 학습
robot policy|Roboterstrategie|politique robotique|política robótica|политика робота|机器人策略|ロボット方策|로봇 정책
robot control|Robotersteuerung|commande de robots, contrôle de robots|control de robots, control robótico|управление роботом|机器人控制|ロボット制御|로봇 제어
robot navigation|Roboternavigation|navigation de robots|navegación de robots|навигация роботов|机器人导航|ロボットナビゲーション|로봇 내비게이션
mobile manipulation|mobile Manipulation|manipulation mobile|manipulación móvil|мобильная манипуляция|移动操作|モバイルマニピュレーション,移動操作|모바일 조작,이동 조작
bimanual manipulation|zweiarmig, beidhändig|bimanuel, deux bras|bimanual, dos brazos|двурукий, двумя руками|双臂,双臂操作|双腕,両腕|양팔,양손 조작
dexterous manipulation|geschickte Manipulation|manipulation dextre|manipulación diestra|ловкая манипуляция, манипулирование|灵巧操作|器用な操作,巧緻操作|정교한 조작,능숙한 조작
in hand manipulation|Manipulation in der Hand|manipulation dans la main|manipulación en la mano|манипуляция в руке|手内操作|手の中での操作,インハンド|손안 조작
contact rich|kontaktreich|riche en contacts|rico en contactos|контактный|接触丰富|接触の多い|접촉이 많은
force control|Kraftregelung, Kraft|contrôle en force, force|control de fuerza, fuerza|управление усилием, сила|力控制,力控|力制御|힘 제어
gripper|Robotergreifer|pince robotique|pinza robótica|схват робота|夹爪|グリッパー|그리퍼
teleoperation|Fernsteuerung, Fernbedienung|téléopération|teleoperación|телеоперация, дистанционное управление|遥操作|遠隔操作,テレオペレーション|원격 조작,원격 조종
whole body control|Ganzkörpersteuerung, Ganzkörper|contrôle du corps entier, corps entier|control de cuerpo completo, cuerpo completo|управление всем телом|全身控制|全身制御|전신 제어
quadruped robot|vierbeiniger Roboter, vierbeinig|robot quadrupède, quadrupède|robot cuadrúpedo, cuadrúpedo|четвероногий робот|四足机器人,机器狗|四足歩行ロボット,四脚ロボット|사족보행 로봇,사족 로봇
bipedal walking|zweibeinig|bipède|bípedo|двуногий|双足|二足歩行|이족 보행
balance|Gleichgewicht|équilibre|equilibrio|равновесие, баланс|平衡|バランス|균형
household robot|Haushaltsroboter, Haushalt|robot domestique, ménage|robot doméstico, hogar|домашний робот, бытовой|家用机器人,家务|家庭用ロボット,家事|가정용 로봇,집안일
cooking kitchen|Kochen, Küche|cuisine|cocina, cocinar|кухня, готовить|做饭,厨房|調理,台所|요리,주방
laundry folding|Wäsche falten, Wäsche|plier du linge, linge|doblar ropa, lavandería|складывание белья, белье|叠衣服|洗濯物|빨래 개기,빨래
assembly|Montage, Zusammenbau|assemblage|ensamblaje, montaje|сборка|装配,组装|組み立て,組立|조립
warehouse logistics|Lager, Logistik|entrepôt, logistique|almacén, logística|склад, логистика|仓储,物流|倉庫,物流|창고,물류
industrial|industriell, Industrie|industriel, industrie|industrial, industria|промышленный, промышленность|工业|産業,工業|산업
manufacturing|Fertigung, Produktion|fabrication, production industrielle|fabricación, manufactura|производство|制造业,制造|製造|제조
multi robot swarm|Roboterschwarm, Schwarm, mehrere Roboter|essaim, plusieurs robots|enjambre, varios robots|рой роботов, несколько роботов|多机器人,机器人集群|複数ロボット,群ロボット|다중 로봇,군집 로봇
human robot collaboration|Mensch-Roboter-Zusammenarbeit|collaboration homme-robot|colaboración humano-robot|сотрудничество человека и робота|人机协作|人とロボットの協働|인간 로봇 협업
assistive robot|Pflegeroboter, Assistenzroboter|robot d'assistance|robot asistencial|робот-помощник, ассистивный|助老机器人,辅助机器人|介護ロボット,支援ロボット|돌봄 로봇,보조 로봇
soft robot|weicher Roboter|robot souple, robot mou|robot blando|мягкий робот|软体机器人|ソフトロボット|소프트 로봇
exoskeleton prosthetic|Exoskelett, Prothese|exosquelette, prothèse|exoesqueleto, prótesis|экзоскелет, протез|外骨骼,假肢|外骨格,義手,義足|외골격,의수,의족
robot failure recovery|Fehlererholung, Wiederherstellung nach Fehlern|récupération après échec|recuperación ante fallos|восстановление после сбоя|失败恢复|失敗からの復帰|실패 복구
action chunking|Aktionsblöcke|blocs d'actions|bloques de acciones|блоки действий|动作分块|行動チャンク|행동 청킹
latent action|latente Aktion|action latente|acción latente|латентное действие|隐动作,潜在动作|潜在行動|잠재 행동
cross embodiment|verschiedene Roboter, roboterübergreifend|différents robots|diferentes robots, distintos robots|разные роботы|跨本体,跨具身|異なるロボット|다양한 로봇,교차 체화
generalist policy|Generalist, Allzweckroboter|généraliste, robot généraliste|generalista, robot generalista|универсальный робот|通用机器人,通用策略|汎用ロボット,汎用方策|범용 로봇,범용 정책
motion planning|Bewegungsplanung|planification de mouvement, planification du mouvement|planificación de movimiento|планирование движения|运动规划|動作計画,モーションプランニング|동작 계획,모션 계획
path planning|Pfadplanung, Wegplanung, Routenplanung|planification de trajectoire, planification de chemin|planificación de rutas, planificación de trayectorias|планирование пути, планирование маршрута|路径规划|経路計画|경로 계획
trajectory prediction|Trajektorienvorhersage|prédiction de trajectoire|predicción de trayectorias|предсказание траекторий, прогноз траекторий|轨迹预测|軌道予測,軌跡予測|궤적 예측
obstacle avoidance|Hindernisvermeidung, Hindernis|évitement d'obstacles, obstacle|evitación de obstáculos, obstáculo|обход препятствий, препятствие|避障,障碍物|障害物回避,障害物|장애물 회피,장애물
model predictive control|modellprädiktive Regelung|commande prédictive|control predictivo|прогнозирующее управление|模型预测控制|モデル予測制御|모델 예측 제어
control theory|Regelungstechnik, Regelung|automatique et commande, théorie du contrôle|teoría de control|теория управления|控制理论,控制论|制御理論|제어 이론
vision language navigation|Navigation nach Anweisungen|navigation vision-langage|navegación por instrucciones|навигация по инструкциям|视觉语言导航|視覚言語ナビゲーション|시각 언어 내비게이션
indoor navigation|Indoor-Navigation|navigation intérieure|navegación en interiores|навигация в помещении|室内导航|屋内ナビゲーション|실내 내비게이션
self driving car|selbstfahrendes Auto, autonomes Fahrzeug|voiture autonome, véhicule autonome|vehículo autónomo, coche autónomo|беспилотный автомобиль, автономный автомобиль|无人驾驶,自动驾驶汽车,自駕車|自動運転車|자율주행차
car vehicle|Auto, Fahrzeug|voiture, véhicule|coche, vehículo, automóvil|автомобиль, машина, транспортное средство|汽车,车辆|車両,自動車|자동차,차량
driver|Fahrer|conducteur|conductor|водитель|驾驶员,司机|運転手,ドライバー|운전자
driving scene simulation|Fahrszene, Fahrsimulation|scène de conduite, simulation de conduite|escena de conducción, simulación de conducción|симуляция вождения|驾驶场景,驾驶仿真|運転シーン,運転シミュレーション|주행 장면,주행 시뮬레이션
pedestrian|Fußgänger|piéton|peatón|пешеход|行人|歩行者|보행자
road lane|Straße, Fahrspur|route, voie de circulation|carretera, carril|дорога, полоса движения|道路,车道线,车道|道路,車線|도로,차선
accident collision|Unfall, Zusammenstoß|accident, collision|accidente, colisión|авария, столкновение|事故,碰撞|事故,衝突|충돌,교통사고
traffic forecasting|Verkehrsprognose|prévision du trafic|predicción del tráfico|прогноз трафика|交通预测,交通流|交通予測,交通流|교통 예측
aerial image|Luftbild|image aérienne|imagen aérea|аэроснимок, аэрофотоснимок|航拍,航空影像|航空画像,空撮|항공 영상,항공 사진
flight|Flug, fliegen|vol, voler|vuelo, volar|полет|飞行|飛行|비행
underwater|Unterwasser|sous-marin|submarino|подводный|水下|水中|수중
marine ocean|Meer, Ozean|océan, mer|océano, mar|океан, море|海洋|海洋|해양
ship maritime|Schiff, Schifffahrt|navire, maritime|barco, marítimo|судно, морской|船舶|船舶|선박
railway train|Eisenbahn, Bahn|chemin de fer, ferroviaire|ferrocarril, ferroviario|железная дорога, поезд|铁路,列车|鉄道,列車|철도,열차
aircraft|Flugzeug|avion, aéronef|avión, aeronave|самолет|飞机,航空器|航空機,飛行機|항공기,비행기
sensor|Sensor, Sensoren|capteur|sensor, sensores|сенсор, датчики, датчик|感知器,传感器|センサ,センサー|센서
sensor fusion|Sensorfusion|fusion de capteurs|fusión de sensores|слияние данных датчиков|传感器融合|センサーフュージョン,センサ融合|센서 융합
internet of things|Internet der Dinge|internet des objets|internet de las cosas|интернет вещей|物联网|モノのインターネット|사물 인터넷
`;
