/** Sciences, medicine, economy and law. */
export const SCIENCE_AND_MEDICINE = `
protein structure prediction|Proteinstrukturvorhersage, Proteinfaltung|prédiction de structure des protéines, repliement des protéines|predicción de estructura de proteínas, plegamiento de proteínas|предсказание структуры белка, сворачивание белка|蛋白质结构预测,蛋白质折叠|タンパク質構造予測,タンパク質の折りたたみ|단백질 구조 예측,단백질 접힘
protein language model|Proteinsprachmodell|modèle de langage protéique|modelo de lenguaje de proteínas|белковая языковая модель|蛋白质语言模型|タンパク質言語モデル|단백질 언어 모델
protein structure|Proteinstruktur|structure des protéines|estructura de proteínas|структура белка|蛋白质结构|タンパク質構造|단백질 구조
antibody|Antikörper|anticorps|anticuerpo|антитело, антитела|抗体|抗体|항체
enzyme|Enzym|enzyme|enzima|фермент|酶|酵素|효소
peptide|Peptid|peptide|péptido|пептид|多肽,肽|ペプチド|펩타이드
molecular docking|molekulares Docking|amarrage moléculaire|acoplamiento molecular|молекулярный докинг|分子对接|分子ドッキング|분자 도킹
drug design|Wirkstoffdesign, Wirkstoff|conception de médicaments|diseño de fármacos|дизайн лекарств|药物设计|薬物設計|약물 설계
drug interaction|Wechselwirkung von Medikamenten|interaction médicamenteuse|interacción de fármacos|взаимодействие лекарств|药物相互作用|薬物相互作用|약물 상호작용
molecule generation|Moleküle erzeugen, Molekülgenerierung|génération de molécules|generación de moléculas|генерация молекул|分子生成|分子生成|분자 생성
molecular property prediction|Moleküleigenschaften|propriétés moléculaires|propiedades moleculares|свойства молекул|分子性质预测,分子性质|分子特性予測,物性予測|분자 특성 예측
molecular dynamics|Molekulardynamik|dynamique moléculaire|dinámica molecular|молекулярная динамика|分子动力学|分子動力学|분자 동역학
retrosynthesis reaction prediction|Retrosynthese, chemische Reaktion|rétrosynthèse, réaction chimique|retrosíntesis, reacción química|ретросинтез, химическая реакция|逆合成,化学反应|逆合成,化学反応|역합성,화학 반응
chemical|chemisch|chimique|químico|химический|化学品|化合物|화합물
catalyst|Katalysator|catalyseur|catalizador|катализатор|催化剂|触媒|촉매
crystal|Kristall|cristal|cristal|кристалл|晶体|結晶|결정 구조
materials discovery|Materialentdeckung, Materialforschung|découverte de matériaux, science des matériaux|descubrimiento de materiales, ciencia de materiales|открытие материалов, материаловедение|材料发现,材料科学|材料探索,材料科学|신소재 발견,재료 과학
battery|Batterie, Akku|batterie|batería|батарея, аккумулятор|电池|電池,バッテリー|배터리
force field interatomic potential|Kraftfeld|champ de force|campo de fuerza|силовое поле, межатомный потенциал|力场,势函数|力場,原子間ポテンシャル|힘장,원자간 퍼텐셜
atom|Atom|atome|átomo|атом|原子|原子|원자
particle physics|Teilchenphysik, Teilchen|physique des particules, particule|física de partículas, partícula|физика частиц, частица|粒子物理,粒子|素粒子,粒子|입자 물리,입자
nuclear fusion plasma|Kernfusion, Plasma|fusion nucléaire, plasma|fusión nuclear, plasma|термоядерный синтез, плазма|核聚变,等离子体|核融合,プラズマ|핵융합,플라즈마
astronomy|Astronomie, Weltall|astronomie|astronomía|астрономия|天文,天文学|天文,天文学|천문학
space satellite spacecraft|Raumfahrt, Weltraum|spatial orbital, engin spatial|nave espacial, espacio exterior|космос, космический|航天,太空|宇宙|우주
galaxy|Galaxie|galaxie|galaxia|галактика|星系|銀河|은하
partial differential equation|partielle Differentialgleichung|équation aux dérivées partielles|ecuación en derivadas parciales, ecuación diferencial parcial|уравнение в частных производных|偏微分方程求解|偏微分方程式|편미분 방정식
neural operator|neuronaler Operator|opérateur neuronal|operador neuronal|нейронный оператор|神经算子|ニューラル演算子,ニューラルオペレータ|신경 연산자,뉴럴 오퍼레이터
physics informed neural network|physikinformiert, physikinformiertes neuronales Netz|réseau de neurones informé par la physique|red neuronal informada por la física|физически информированная нейронная сеть|物理信息神经网络,物理信息|物理情報ニューラルネットワーク|물리 정보 신경망
symbolic regression|symbolische Regression|régression symbolique|regresión simbólica|символьная регрессия|符号回归|記号回帰,シンボリック回帰|기호 회귀
dynamical system|dynamisches System|système dynamique|sistema dinámico|динамическая система|动力系统,动力学|力学系|동역학 시스템,역학계
chaos|Chaos|chaos|caos|хаос|混沌|カオス|혼돈
turbulence|Turbulenz|turbulence|turbulencia|турбулентность|湍流|乱流|난류
aerodynamics|Aerodynamik|aérodynamique|aerodinámica|аэродинамика|空气动力学|空気力学,空力|공기역학
quantum machine learning|Quantenmaschinenlernen|apprentissage automatique quantique|aprendizaje automático cuántico|квантовое машинное обучение|量子机器学习|量子機械学習|양자 기계 학습,양자 머신러닝
quantum circuit|Quantenschaltkreis|circuit quantique|circuito cuántico|квантовая схема|量子电路|量子回路|양자 회로
biology|Biologie, biologisch|biologie, biologique|biología, biológico|биология, биологический|生物学,生物|生物学,生物|생물학
biomedical|biomedizinisch|biomédical|biomédico|биомедицинский|生物医学|生物医学,バイオメディカル|생의학
bioinformatics|Bioinformatik|bio-informatique, bioinformatique|bioinformática|биоинформатика|生物信息学|バイオインフォマティクス,生命情報|생물정보학
gene expression|Genexpression|expression génique|expresión génica|экспрессия генов|基因表达|遺伝子発現|유전자 발현
rna|Ribonukleinsäure|arn|arn|рнк|核糖核酸|リボ核酸|리보핵산
mutation variant|Mutation, Genvariante|mutation|mutación|мутация|突变,变异|変異|돌연변이
virtual cell perturbation|virtuelle Zelle|cellule virtuelle|célula virtual|виртуальная клетка|虚拟细胞|仮想細胞|가상 세포
cell segmentation microscopy|Mikroskopie, Mikroskop|microscopie, microscope|microscopía, microscopio|микроскопия, микроскоп|显微镜,显微|顕微鏡|현미경
bacteria microbiome|Bakterien, Mikrobiom|bactérie, microbiome|bacteria, microbioma|бактерии, микробиом|细菌,微生物|細菌,微生物|세균,미생물
species biodiversity|Arten, Artenvielfalt, Spezies|espèce, biodiversité|especie, biodiversidad|биологический вид, биоразнообразие|物种,生物多样性|生物種,生物多様性|생물종,생물 다양성
ecology environment conservation|Ökologie, Umwelt, Naturschutz|écologie, environnement naturel|ecología, medio ambiente|экология, окружающая среда|生态,环境保护|生態,環境保護|생태,환경 보호
bird|Vogelarten, Vögel|oiseau|ave, pájaro|птица, птицы|鸟类|鳥類,野鳥|조류,새
insect|Insekt|insecte|insecto|насекомое, насекомые|昆虫|昆虫|곤충
dog|Hund|chien|perro|собака|狗|犬|강아지
neuroscience|Neurowissenschaft, Hirnforschung|neurosciences|neurociencia|нейронаука|神经科学,脑科学|神経科学,脳科学|신경과학,뇌과학
brain computer interface|Gehirn-Computer-Schnittstelle|interface cerveau-machine, interface cerveau-ordinateur|interfaz cerebro-computadora, interfaz cerebro-ordenador|нейроинтерфейс, интерфейс мозг-компьютер|脑机接口|ブレインマシンインターフェース,脳コンピュータインターフェース|뇌 컴퓨터 인터페이스
brain decoding|Gehirnsignale entschlüsseln, Gedankenlesen|décodage cérébral|decodificación cerebral|декодирование мозга, чтение мыслей|脑解码,脑信号解码|脳デコーディング,脳活動の解読|뇌 디코딩,뇌 신호 해독
functional mri fmri|funktionelle Magnetresonanz|irm fonctionnelle|resonancia magnética funcional|функциональная мрт|功能磁共振|機能的磁気共鳴|기능적 자기공명
magnetic resonance imaging mri|Magnetresonanztomographie, MRT|irm, imagerie par résonance magnétique|resonancia magnética|мрт, магнитно-резонансная томография|磁共振|磁気共鳴画像,核磁気共鳴|자기공명영상
computed tomography ct|Computertomographie|tomodensitométrie, scanner médical|tomografía computarizada|компьютерная томография|计算机断层,断层扫描|コンピュータ断層撮影,断層画像|컴퓨터 단층촬영,단층 영상
ultrasound|Ultraschall|échographie, ultrasons|ecografía, ultrasonido|ультразвук, узи|超声|超音波|초음파
chest x ray|Bruströntgen, Röntgenaufnahme|radiographie thoracique|radiografía de tórax|рентген грудной клетки|胸片,胸透|胸部レントゲン|흉부 엑스레이
radiology report generation|Röntgenbericht, Radiologiebericht|compte rendu radiologique|informe radiológico|радиологический отчет|放射报告生成,影像报告|放射線レポート,読影レポート|영상의학 보고서,판독문
histopathology whole slide image|digitale Pathologie|histopathologie, pathologie numérique|histopatología, patología digital|гистопатология, цифровая патология|病理切片,组织病理,全切片|病理画像,病理組織|병리 영상,조직병리,병리 슬라이드
medical image segmentation|medizinische Bildsegmentierung|segmentation d'images médicales|segmentación de imágenes médicas|сегментация медицинских изображений|医学图像分割,医学影像分割|医用画像分割,医療画像セグメンテーション|의료 영상 분할
medical question answering|medizinische Fragen|questions médicales|preguntas médicas|медицинские вопросы|医学问答,医疗问答|医療質問応答|의료 질의응답
medical diagnosis|medizinische Diagnose|diagnostic médical|diagnóstico médico|медицинская диагностика|医学诊断,医疗诊断|医療診断|의료 진단
clinical decision support|klinische Entscheidungsunterstützung|aide à la décision clinique|apoyo a la decisión clínica|поддержка клинических решений|临床决策支持|臨床意思決定支援,診療支援|임상 의사결정 지원
clinical trial|klinische Studie|essai clinique|ensayo clínico|клиническое исследование, клинические испытания|临床试验|臨床試験,治験|임상 시험
clinical notes|Arztbrief, Arztbriefe|notes cliniques, compte rendu médical|notas clínicas|клинические записи|临床记录,病历|診療記録,カルテ|임상 기록,진료 기록
doctor physician|Ärzte, Mediziner|docteur, praticien|doctor, doctores|доктор, врачи|医生,医师,醫生|医師,医者|의사,의료진
nurse hospital|Krankenhaus, Klinik, Pflege|hôpital, infirmier|hospital, enfermería|больница, медсестра|医院,护士|病院,看護|병원,간호
disease|Krankheit, Erkrankung|maladie|enfermedad|болезнь, заболевание|疾病|病気,疾患|질병,질환
rare disease|seltene Krankheit|maladie rare|enfermedad rara|редкие заболевания, редкая болезнь|罕见病|希少疾患,難病|희귀 질환,희귀병
symptom|Symptom|symptôme|síntoma|симптом|症状|症状|증상
treatment therapy|Behandlung, Therapie|traitement médical, thérapie|tratamiento, terapia|лечение, терапия|治疗|治療|치료
prognosis survival|Prognose, Überleben|pronostic, survie|supervivencia, pronóstico clínico|выживаемость, прогноз болезни|预后,生存分析|予後,生存|예후,생존
breast cancer|Brustkrebs|cancer du sein|cáncer de mama|рак груди, рак молочной железы|乳腺癌|乳がん,乳癌|유방암
lung cancer|Lungenkrebs|cancer du poumon|cáncer de pulmón|рак легких|肺癌|肺がん,肺癌|폐암
brain tumor|Hirntumor|tumeur cérébrale|tumor cerebral|опухоль мозга|脑肿瘤,脑瘤|脳腫瘍|뇌종양
alzheimer dementia|Alzheimer, Demenz|maladie d'Alzheimer, démence|demencia, enfermedad de Alzheimer|болезнь Альцгеймера, деменция|阿尔茨海默,痴呆|アルツハイマー,認知症|알츠하이머,치매
parkinson|Parkinson-Krankheit|maladie de Parkinson|enfermedad de Parkinson|болезнь Паркинсона|帕金森|パーキンソン病|파킨슨병
depression|Depression, depressiv|dépression|depresión|депрессия|抑郁,抑郁症|うつ病,抑うつ|우울증,우울
autism|Autismus|autisme|autismo|аутизм|自闭症,孤独症|自閉症|자폐
suicide|Suizid, Selbstmord|suicide|suicidio|суицид, самоубийство|自杀|自殺|자살
counseling psychotherapy|Beratung, Seelsorge, Psychotherapie|psychothérapie, conseil psychologique|psicoterapia, asesoramiento psicológico|психотерапия, консультирование|心理咨询,心理治疗|カウンセリング,心理療法|심리 상담,심리 치료
psychology|Psychologie, psychologisch|psychologie, psychologique|psicología, psicológico|психология, психологический|心理学,心理|心理学,心理|심리학,심리
cognitive|kognitiv, Kognition|cognitif, cognition|cognitivo, cognición|когнитивный|认知|認知|인지
diabetes glucose|Diabetes, Blutzucker|diabète, glycémie|glucosa, diabetes mellitus|диабет, сахар крови|糖尿病,血糖|糖尿病,血糖|당뇨병,혈당
heart cardiac ecg|Herz, EKG|cœur, cardiaque, électrocardiogramme|corazón, cardíaco, electrocardiograma|сердце, экг|心脏,心电图,心电|心臓,心電図|심장,심전도
blood|Blut|sang|sangre|кровь|血液|血液|혈액
sleep|Schlaf|sommeil|sueño|сон|睡眠|睡眠|수면
skin dermatology|Haut, Dermatologie|peau, dermatologie|piel, dermatología|кожа, дерматология|皮肤,皮肤病|皮膚|피부
eye retina|Auge, Netzhaut|œil, rétine|ojo, retina|глаз, сетчатка|眼底,视网膜,眼科|網膜,眼底,眼科|망막,안과,눈
dental tooth|Zähne, Zahn, Zahnarzt|dent, dentaire|diente, dental|зубы, зуб, стоматология|牙齿,牙科|歯科|치아,치과
endoscopy|Endoskopie|endoscopie|endoscopia|эндоскопия|内窥镜,内镜|内視鏡|내시경
pandemic covid|Pandemie, Corona|pandémie|pandemia|пандемия, ковид|新冠,疫情|新型コロナ,パンデミック|코로나,팬데믹,감염병
epidemiology public health|öffentliche Gesundheit, Epidemiologie|santé publique, épidémiologie|salud pública, epidemiología|общественное здоровье, эпидемиология|公共卫生,流行病|公衆衛生,疫学|공중 보건,역학 조사
nutrition diet|Ernährung|nutrition, alimentation|nutrición, dieta|питание, диета|营养,饮食|栄養,食事|영양,식단
physiological signal|Vitalzeichen, physiologische Signale|signal physiologique|señal fisiológica|физиологические сигналы|生理信号|生体信号,生理信号|생체 신호
traditional chinese medicine|traditionelle chinesische Medizin|médecine traditionnelle chinoise|medicina tradicional china|традиционная китайская медицина|中医|漢方,中医学|한의학,중의학
veterinary livestock|Nutztiere, Viehzucht|bétail, élevage|ganado, ganadería|скот, животноводство|畜牧,牲畜|畜産,家畜|축산,가축
crop plant disease|Pflanzenkrankheit, Ernte|maladie des plantes, récolte|enfermedad de plantas, cosecha, cultivo|болезни растений, урожай|作物,植物病害|作物,植物病害|작물,식물 병해
forest tree|Wald, Bäume|forêt|bosque, bosques|лес, деревья|森林|森林|산림,숲
water hydrology|Wasser, Hydrologie|eau, hydrologie|agua, hidrología|вода, гидрология|水文,水资源|水文,水資源|수문,수자원
flood disaster|Überschwemmung, Hochwasser, Katastrophe|inondation, catastrophe|inundación, desastre|наводнение, катастрофа|洪水,灾害|洪水,災害|홍수,재난
earthquake seismic|Erdbeben|séisme, tremblement de terre|terremoto, sísmico|землетрясение, сейсмический|地震|地震|지진
wildfire|Waldbrand|feu de forêt, incendie|incendio forestal|лесной пожар, пожар|山火,火灾|山火事,火災|산불,화재
extreme weather|Extremwetter, Unwetter, Sturm|conditions météorologiques extrêmes, tempête|clima extremo, tormenta|экстремальная погода, шторм|极端天气,台风|異常気象,台風|극한 기상,태풍
precipitation nowcasting rain|Niederschlag, Regenvorhersage|précipitations|precipitación, lluvias|осадки|降水,降雨|降水,降雨|강수,강우
climate change|Klimawandel|changement climatique, réchauffement|cambio climático, calentamiento global|изменение климата, потепление|气候变化,全球变暖|気候変動,地球温暖化|기후 변화
air quality|Luftqualität, Luftverschmutzung|qualité de l'air, pollution|calidad del aire, contaminación|качество воздуха, загрязнение|空气质量,空气污染|大気質,大気汚染|대기질,대기 오염
earth observation|Erdbeobachtung|observation de la Terre|observación de la Tierra|наблюдение земли|地球观测,对地观测|地球観測|지구 관측
change detection|Änderungserkennung|détection de changement, détection de changements|detección de cambios|обнаружение изменений|变化检测|変化検出|변화 탐지
geology|Geologie|géologie|geología|геология|地质|地質|지질
power grid|Stromnetz|réseau électrique|red eléctrica|электросеть, энергосистема|电网,电力|電力網,電力|전력망,전력
solar wind energy|Solarenergie, Windkraft, erneuerbare Energie|énergie solaire, éolien, énergie renouvelable|energía solar, energía eólica, energía renovable|солнечная энергия, возобновляемая энергия|太阳能,风电,可再生能源|太陽光,風力,再生可能エネルギー|태양광,풍력,재생 에너지
engineering|Ingenieurwesen|ingénierie|ingeniería|инженерия, инженерный|工程|工学|공학
mechanical|mechanisch, Mechanik|mécanique|mecánico, mecánica|механический, механика|机械,力学|機械的,力学|기계적
time series|Zeitreihen|série temporelle|serie temporal, serie de tiempo|временной ряд|时序数据|時系列データ|시계열 데이터
time series foundation model|Grundlagenmodell für Zeitreihen|modèle de fondation pour séries temporelles|modelo fundacional de series temporales|фундаментальная модель временных рядов|时间序列基础模型,时序大模型|時系列基盤モデル|시계열 기반 모델,시계열 파운데이션 모델
imputation missing data|fehlende Werte, fehlende Daten|valeurs manquantes, données manquantes|valores faltantes, datos faltantes|пропущенные данные, пропуски|缺失值,缺失数据,插补|欠損値,欠測データ,補間|결측치,결측 데이터
stock market trading|Aktienmarkt, Aktienhandel, Handel|marché boursier, trading|mercado de valores, acciones bursátiles|фондовый рынок, торговля акциями|股票市场,股市,量化交易,交易|株式市場,株価,取引|주식 시장,주가,트레이딩
financial report analysis|Finanzbericht, Geschäftsbericht|rapport financier|informe financiero|финансовая отчетность|财报,财务分析|財務分析,決算|재무제표,재무 분석
bank credit|Bank, Kredit|banque, crédit|banco, crédito|банк, кредит|银行,信贷|銀行,信用|은행,신용
insurance|Versicherung|assurance|seguro médico, aseguradora|страхование|保险|保険|보험
tax accounting|Steuer, Buchhaltung|impôt, comptabilité|impuesto, contabilidad|налог, бухгалтерия|税务,会计|税務,会計|세금,회계
economics market|Wirtschaftswissenschaft, Markt|économique|económico, mercado|экономический, рынок|经济学,市场|経済学,市場|경제학,시장
auction|Auktion, Versteigerung|enchère, enchères|subasta|аукцион|拍卖|オークション|경매
labor market jobs|Arbeitsmarkt, Arbeitsplätze|marché du travail, emploi|mercado laboral, empleo|рынок труда, занятость|就业,劳动力市场|労働市場,雇用|노동 시장,고용,일자리
blockchain|Blockchain|chaîne de blocs|cadena de bloques|блокчейн|区块链|ブロックチェーン|블록체인
legal judgment court|Gericht, Urteil|tribunal, jugement|tribunal, sentencia|суд, приговор|法院,判决|裁判所,判決|법원,판결
contract|Vertrag|contrat|contrato|договор, контракт|合同|契約|계약
patent|Patent|brevet|patente|патент|专利|特許|특허
lawyer legal reasoning|Anwalt, Rechtsanwalt, juristisches Denken|avocat, raisonnement juridique|abogado, razonamiento jurídico|юрист, адвокат|律师,法律推理|弁護士,法的推論|변호사,법률 추론
social science|Sozialwissenschaft|sciences sociales|ciencias sociales|социальные науки|社会科学|社会科学|사회과학
history|Geschichtswissenschaft|histoire des civilisations|historia universal|история|历史学|歴史学|역사학
archaeology cultural heritage|Archäologie, Kulturerbe|archéologie, patrimoine culturel|arqueología, patrimonio cultural|археология, культурное наследие|考古,文化遗产,文物|考古,文化遺産|고고학,문화유산
ancient text|antike Texte, alte Handschriften, Handschriften|textes anciens, manuscrits|textos antiguos, manuscritos|древние тексты, рукописи|古文,古籍文献,甲骨文|古文,写本|고문헌,고대 문자
linguistics|Linguistik, Sprachwissenschaft|linguistique|lingüística|лингвистика|语言学|言語学|언어학
philosophy|Philosophie|philosophie|filosofía|философия|哲学|哲学|철학
religion|Religion|religion|religión|религия|宗教|宗教|종교
`;
