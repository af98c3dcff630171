/** People and society, and everyday words of queries. */
export const PEOPLE_AND_EVERYDAY = `
human computer interaction|Mensch-Computer-Interaktion, Mensch-Maschine-Interaktion|interaction homme-machine|interacción persona-computadora, interacción humano-computadora, interacción persona-ordenador|человеко-компьютерное взаимодействие, взаимодействие человека и компьютера|人机界面|ヒューマンコンピュータインタラクション|인간 컴퓨터 상호작용
human ai collaboration|Zusammenarbeit von Mensch und KI, Mensch-KI-Zusammenarbeit|collaboration humain-IA|colaboración humano-IA|сотрудничество человека и ИИ|人机协同|人間と人工知能の協働|인간 인공지능 협업
interaction|Interaktion, Wechselwirkung|interaction|interacción|взаимодействие|互动|相互作用,インタラクション|인터랙션
user study|Nutzerstudie, Benutzerstudie|étude utilisateur, étude d'utilisateurs|estudio de usuarios|пользовательское исследование|用户研究|ユーザ調査,ユーザー調査|사용자 연구,사용자 조사
user preference|Nutzerpräferenz, Vorlieben der Nutzer|préférences des utilisateurs|preferencias del usuario|предпочтения пользователей|用户偏好|ユーザーの好み|사용자 선호,사용자 취향
user modeling behavior|Nutzerverhalten, Nutzermodell|comportement des utilisateurs|comportamiento del usuario|поведение пользователей|用户行为,用户建模|ユーザー行動|사용자 행동
human behavior|menschliches Verhalten, Verhalten|comportement humain, comportement|comportamiento humano, comportamiento, conducta|поведение человека, поведение|人类行为,行为模式|人間の行動,振る舞い|인간 행동
accessibility assistive|Barrierefreiheit, barrierefrei|accessibilité|accesibilidad|доступность, доступная среда|无障碍|アクセシビリティ,バリアフリー|접근성,배리어프리
visually impaired blind|Blinde, Sehbehinderte, blind|aveugle, malvoyant|ciego, discapacidad visual|слепые, незрячие|盲人,视障|視覚障害|시각장애
deaf|gehörlos|sourd, malentendant|sordo|глухие|聋人,听障|聴覚障害|청각장애
older adults|ältere Menschen, Senioren|personnes âgées|personas mayores, ancianos|пожилые люди|老年人,老人|高齢者|노인,고령자
youth teenager|Jugendliche|adolescent, jeunes|adolescentes, jóvenes|подростки, молодежь|青少年|若者,青少年|청소년
women gender|Frauen, Frau|femme, femmes|mujer, mujeres|женщины, женщина|女性|女性|여성
family|Familie|famille|familia|семья|家庭|家族|가족
society|Gesellschaft, gesellschaftlich|société, sociétal|sociedad|общество|社会|社会|사회
social|sozial|social|social|социальный|社交|社会的,社交|사회적
democracy deliberation|Demokratie|démocratie, délibération|democracia, deliberación|демократия|民主|民主主義,熟議|민주주의
government public sector|Regierung, Verwaltung, Behörde|gouvernement, administration publique|gobierno, administración pública|правительство, государственное управление|政府,政务|政府,行政|정부,공공 행정
military|Militär, militärisch|militaire|militar|военный|军事|軍事|군사
war conflict|Krieg|guerre|guerra|война|战争|戦争|전쟁
police crime|Polizei, Verbrechen, Kriminalität|police, crime|crimen, policía|полиция, преступление|犯罪,警察|犯罪,警察|범죄,경찰
emergency|Notfall|urgence|emergencia|чрезвычайная ситуация, экстренный|紧急,应急|緊急,救急|응급,긴급
journalism|Journalismus, Zeitung|journalisme, journal|periodismo, periódico|журналистика, газета|新闻业,报纸|ジャーナリズム|저널리즘,신문
library book|Buch, Bücher, Bibliothek|livre, bibliothèque|libro, biblioteca|книга, библиотека|图书,书籍|書籍,図書|도서,책
museum|Museum|musée|museo|музей|博物馆|博物館,美術館|박물관,미술관
tourism|Tourismus|tourisme|turismo|туризм|旅游|観光|관광
restaurant point of interest|Sehenswürdigkeit|point d'intérêt|punto de interés|достопримечательность|兴趣点|観光地,興味地点|관심 지점,관심 장소
housing real estate|Immobilien, Haus|immobilier, maison|vivienda, bienes raíces|недвижимость, жилье|房地产,房价|不動産,住宅|부동산,주택
human mobility|menschliche Mobilität, Mobilität|mobilité humaine, mobilité|movilidad humana, movilidad|мобильность|人类移动,出行|人流,移動|이동성,모빌리티
urban planning|Stadtplanung|urbanisme, planification urbaine|planificación urbana, urbanismo|городское планирование, градостроительство|城市规划|都市計画|도시 계획
intelligent tutoring|intelligentes Tutorsystem, Nachhilfelehrer|tutorat intelligent, tuteur intelligent|tutor inteligente, tutoría inteligente|интеллектуальное обучение, цифровой репетитор|智能辅导,智能教学|知的学習支援,学習支援|지능형 튜터링,튜터링
knowledge tracing|Wissensverfolgung, Lernstand|suivi des connaissances|seguimiento del conocimiento|отслеживание знаний|知识追踪|知識追跡,ナレッジトレーシング|지식 추적
school|Schulen|école|escuela, colegio|школа|学校|学校|학교
university higher education|Universität, Hochschule|université, enseignement supérieur|universidad, educación superior|университет, вуз|大学,高等教育|大学|대학,대학교
course lesson curriculum|Unterrichtsstunde, Kurs|cours, leçon|curso, lección|курс лекций, урок|课堂,教案|授業,講義|수업,강의
homework exercise|Hausaufgabe, Hausaufgaben, Übung|devoirs, exercice|tarea escolar, deberes, ejercicio|домашнее задание, упражнение|作业,练习|宿題,演習|숙제,연습
textbook|Lehrbuch, Schulbuch|manuel scolaire|libro de texto|учебник|教科书,教材|教科書,教材|교과서,교재
language learning|Sprachenlernen, Fremdsprache|apprentissage des langues, langue étrangère|aprendizaje de idiomas, lengua extranjera|изучение языков, иностранный язык|语言学习,外语|語学学習,外国語|언어 학습,외국어
child language acquisition|Spracherwerb|acquisition du langage|adquisición del lenguaje|усвоение языка, овладение языком|语言习得|言語獲得|언어 습득
creativity|Kreativität, kreativ|créativité, créatif|creatividad, creativo|креативность, творчество, творческий|创造力,创意|創造性,創造力|창의성,창의력
intelligence|Intelligenz|intelligence|inteligencia|интеллект|智能,智力,智慧|知能|지능
artificial general intelligence|allgemeine künstliche Intelligenz, starke KI|intelligence artificielle générale|inteligencia artificial general|общий искусственный интеллект, сильный ИИ|通用人工智能|汎用人工知能|범용 인공지능,인공 일반 지능
superintelligence|Superintelligenz|superintelligence|superinteligencia|сверхразум, суперинтеллект|超级智能,超智能|超知能|초지능
companionship relationship|Freundschaft, Begleiter|compagnon, amitié|compañero, compañía, amistad|дружба, компаньон|陪伴,伴侣|コンパニオン,友情|동반자,우정
loneliness|Einsamkeit, einsam|solitude|soledad|одиночество|孤独|孤独|외로움,고독
dependence overreliance|Abhängigkeit, abhängig|dépendance|dependencia|зависимость|依赖,过度依赖|依存|의존
critical thinking|kritisches Denken|esprit critique, pensée critique|pensamiento crítico|критическое мышление|批判性思维|批判的思考|비판적 사고
productivity|Produktivität|productivité|productividad|продуктивность|生产力,生产率|生産性|생산성
social norms|soziale Normen|normes sociales|normas sociales|социальные нормы|社会规范|社会規範|사회 규범
digital twin|digitaler Zwilling|jumeau numérique|gemelo digital|цифровой двойник|数字孪生|デジタルツイン|디지털 트윈
survey respondents|Umfrage, Befragung|sondage, enquête|encuesta de opinión, encuestas|опрос, анкета|问卷,民意调查,调查|アンケート,調査|설문 조사,설문
literature review survey|Literaturübersicht|revue de littérature, revue de la littérature|revisión de la literatura, revisión bibliográfica|обзор литературы|文献综述|文献レビュー|문헌 검토,문헌 조사
challenge|Herausforderung|défi|desafío, reto|вызовы, проблемы|挑战|挑戦,課題点|도전 과제
limitation|Grenze, Grenzen, Beschränkung|limite, limites|limitación, límites|ограничения, пределы|局限,局限性|限界|한계
progress future trend|Fortschritt, Trend|progrès, tendance|progreso, tendencia|прогресс, тенденция|进展,趋势|進展,傾向|발전,동향
impact|Auswirkung, Auswirkungen, Einfluss|impact, effet|impacto, efecto|влияние, воздействие|影响|影響|영향
benefit|Nutzen, Vorteil|avantage, bénéfice|beneficio, ventaja|преимущество, польза|优势,好处|利点|장점,이점
framework|Rahmenwerk|cadre de travail|marco de trabajo, marco|фреймворк, каркас|框架|フレームワーク,枠組み|프레임워크
approach|Ansatz|approche|enfoque|подход|途径|アプローチ|접근법
technique|Technik|technique|técnica|техника, прием|技术,技巧|技術,テクニック|기법
process|Prozess, Ablauf|processus|proceso|процесс|过程,流程|過程,プロセス|과정,프로세스
pipeline|Verarbeitungskette|chaîne de traitement|cadena de procesamiento|конвейер|流水线|パイプライン|파이프라인
function|Funktion|fonction|función|функция|函数,功能|関数,機能|함수,기능
structure|Struktur|structure|estructura|структура|结构化,结构|構造|구조체
pattern|Muster|motif, schéma|patrón|паттерн, шаблон|模式|パターン|패턴
sequence|Sequenz, Folge|séquence|secuencia|последовательность|序列|系列,シーケンス|시퀀스,순서
signal|Signal|signal|señal|сигнал|信号,訊號|信号|신호
information|Information, Informationen|information|información|информация|信息,資訊|情報|정보
content|Inhalt, Inhalte|contenu|contenido|контент, содержание|内容|内容,コンテンツ|콘텐츠,내용
example demonstration|Beispiel, Beispiele|exemple|ejemplo|пример|例子,示例|例,事例|예시,예제
feedback|Rückkopplung|retour d'information|retroalimentación|отзыв пользователя, фидбек|反馈|フィードバック情報|피드백 정보
result|Ergebnis, Ergebnisse|résultat|resultado|результат|结果|結果|결과
goal objective|Ziel|objectif|objetivo, meta|цель|目标|目標,目的|목표
rule|Regel, Regeln|règle|regla|правило, правила|规则|ルール,規則|규칙
behavior|Verhaltensweise|comportements|conductas|модель поведения|行为分析|行動分析|행태
difference|Unterschied|différence|diferencia|различие, разница|差异,区别|違い,差異|차이
similar|ähnlich|semblable, similaire|similar, parecido|похожий, сходный|相似,类似|類似,似た|유사,비슷한
change|Veränderung, Änderung|changement|cambio|изменение|变化|変化|변화
transfer|Übertragung, übertragen|transfert, transférer|transferencia, transferir|перенос, передача|迁移能力|転移,移転|전이
control|Kontrolle, steuern, kontrollieren|contrôler, commande|controlar|контроль, контролировать|控制|操作,コントロール|제어 방법,통제
search|durchsuchen, finden|chercher, trouver|encontrar|искать, найти|寻找,查找,搜尋|探す,見つける|찾기,찾는
select selection|Auswahl, auswählen|sélection, choisir|selección, elegir, seleccionar|выбор, отбор, выбирать|选择|選択|선택
filter|Filter, filtern|filtrer, filtrage|filtrar, filtrado|фильтр, фильтровать|过滤,筛选|フィルタ,フィルタリング|필터링,필터
combine fusion|kombinieren, Kombination, verbinden|combiner, combinaison, fusion|combinar, combinación, fusión|объединение, сочетание, слияние|融合,结合|融合,組み合わせ|융합,결합
separate separation|Trennung, trennen|séparation, séparer|separación, separar|разделение, разделять|分离|分離|분리
remove removal|entfernen|supprimer, enlever, suppression|eliminar, quitar, eliminación|удаление, удалить|去除,移除|除去,削除|제거,삭제
avoid prevent|vermeiden, verhindern|éviter, empêcher, prévenir|evitar, prevenir, impedir|избежать, предотвратить|避免,防止|防止,防ぐ|방지,예방
increase|erhöhen, steigern|augmenter|aumentar, incrementar|увеличить, повысить|增加|増加,増やす|증가,높이
measure|messen, Messung|mesurer, mesure|medir, medición|измерить, измерение|测量,衡量|測定,計測|측정
estimate estimation|schätzen, Schätzung|estimation, estimer|estimación, estimar|оценивать, оценка параметров|估计|推定,見積もり|추정
predict|voraussagen|prévoir|pronosticar|прогнозировать, предсказать|预报|予想|예상,맞히
create generate|erstellen, herstellen, schaffen|créer, création, fabriquer|crear, creación|создавать, создать|创建,创作,制作|作成,制作,作る|만들,제작
write writing|schreiben|écrire, rédiger|escribir, redactar|писать, написать|撰写,书写|書く,執筆|쓰기,작성
read reading|lesen, Leseverständnis|lire, lecture|leer, lectura|читать, чтение|阅读|読む,読解|읽기,독해
reading comprehension|Textverständnis|compréhension de lecture|comprensión lectora|понимание прочитанного|阅读理解|読解力,機械読解|기계 독해,독해력
listen hear|hören|écouter, entendre|escuchar, oír|слушать, слышать|聆听,听觉|聞く,聴く,聴覚|듣기,청각
speak talk|sprechen, reden|parler|hablar|говорить|说话,讲话|話す,発話|말하기,발화
remember|erinnern, Erinnerung, merken|se souvenir, mémoriser, souvenir|recordar, memorizar, recuerdo|помнить, запоминать, воспоминание|记住,记得|覚える,思い出|기억하,회상
forget|vergisst|oublier|olvidar|забыть, забывать|忘记|忘れる|잊,잊는
think|denkt|penser|piensan, piensa|думают|想一想|考える|생각하
know|kennen|connaître|saber, conocer|знать|知道|知る|아는
teach|lehren, unterrichten, beibringen|enseigner|enseñar|учить, преподавать|教会,教导|教える|가르치
follow|folgen, befolgen|suivre|seguir|следовать|遵循,跟随|従う,追従|따르
imitate|nachahmen, imitieren|imiter|imitar|имитировать, подражать|模仿|真似,模倣|모방
explain|erläutern|expliquent|explican|объяснить, объяснять|说明|説明する|설명하
recognize|wiedererkennen|reconnaissent|reconocen|узнавать|辨认|見分ける|알아보
discover discovery|entdecken, Entdeckung|découvrir, découverte|descubrir, descubrimiento|открыть, открытие|发现|発見|발견
solve|lösen, Lösung|résoudre, solution|resolver, solución|решать, решить|解决,求解|解決,解く|해결,풀이
plan|Plan|plan|plan|план|计划表|プラン|플랜
decide|entscheiden|décider|decidir|решать самостоятельно|决定|決定,決める|결정
multiple choice|Mehrfachauswahl|choix multiple, choix multiples|opción múltiple|множественный выбор|多项选择,选择题|多肢選択|객관식,다지선다
collect|sammeln, Sammlung|collecter, collecte|recopilar, recolección|собирать, сбор данных|收集,采集|収集|수집
clean|bereinigen, säubern|nettoyer, nettoyage|limpiar, limpieza|очистка, очистить|清洗,清理|クリーニング,浄化|정제,청소
copy|kopieren, Kopie|copier, copie|copiar, copia|копировать, копия|复制|複製,コピー|복사,복제
connect|Verbindung|connexion, connecter|conexión, conectar|соединение, связь|连接|接続|연결
split|aufteilen, Aufteilung|diviser, découper|dividir|разбиение, разделить|拆分,划分|分割する|나누기,쪼개
sort|sortieren|trier|ordenar|сортировка|整理|並べ替え|정리
save storage|speichern, Speicherung|stocker, stockage|almacenar, almacenamiento|хранение, хранить|存储|保存,ストレージ|저장
stop|stoppen, aufhören|arrêter|detener, parar|остановить, остановка|停止|停止,止める|멈추,중단
start|starten, Beginn|démarrer, début|iniciar, inicio|начало, запуск|开始,启动|開始|시작
fail|scheitern|échouer|fallar, fracasar|провал, не справляться|失效|失敗する|실패하
break attack|brechen, knacken|casser|romper|взломать, взлом|破解,攻破|破る|깨기,뚫
hide hidden|verstecken, versteckt, verborgen|cacher, dissimulé|ocultar, oculto, escondido|скрытый, скрывать|隐藏|隠す,隠された|숨기,숨겨진
deception lie|lügen|mentir|mentir|лгать, врать|撒谎,说谎|嘘|거짓말
long|lang|long, longue|largo, larga|длинный, долгий|长期|長い|긴
short|kurz, kurze|court, courte|corto, breve|короткий, краткий|短|短い|짧은
big large|groß, groß angelegt|grand, grande|grande, grandes|большой, крупный|大规模,大型|大規模,大きな|대규모,큰
small|klein, kleine|petit, petite|pequeño, pequeña|малый, маленький, небольшой|小型|小規模,小さな|소규모,작은
few|wenige|peu|pocos|мало, немного|少量|少ない|적은,소량
many|viele|beaucoup|muchos|много, многие|大量,许多|多くの,大量|많은,대량
multiple several|mehrere|plusieurs|varios, múltiples|несколько, множество|多个|複数|여러,다수
single one|einzeln, einzige|unique, seul|único, solo|единственный, один|单一,单张|単一,一枚|단일,하나의
new novel|neu, neue, neuartig|nouveau, nouvelle|nuevo, nueva, novedoso|новый|新型,新颖|新しい,新規|새로운,신규
old|alt, alte|ancien, vieux|antiguo, viejo|старый, древний|古老,老旧|古い|오래된,옛날
good better|gut, besser|bon, meilleur|bueno, mejor|хороший, лучше, лучший|更好,优秀|良い,より良い|좋은,더 나은
best optimal|optimal, beste|optimal|óptimo|оптимальный|最优,最佳|最適な,最良|최적
bad poor|schlecht|mauvais|malo|плохой|糟糕,差|悪い|나쁜
hard difficult|schwierig, schwer|difficile|difícil|трудный|困难,难题|難しい,困難|어려운,난제
difficulty|Schwierigkeit, Schwierigkeitsgrad|difficulté|dificultad|трудность, уровень сложности|难度|難易度,難度|난이도
easy simple|einfach, leicht|facile, simple|fácil, sencillo|простой, легкий|简单,容易|簡単,単純|쉬운,간단한
fast|schneller|vite|veloz|быстрее, быстро|更快,快|速い,速く|더 빠른,빨리
slow|langsam|lent|lento|медленный|慢,缓慢|遅い|느린
high|hoch, hohe|haute|alto|высокий|高质量,较高|高い|높은
low|niedrig|bas|bajo|низкий|较低|低い|낮은
deep|tief|profond|profundo|глубокий|深层|深い|깊은
strong|stark|fort, puissant|fuerte|сильный|强大|強い,強力|강력한
weak|schwach|faible|débil|слабый|弱|弱い|약한
real world|reale Welt, realistisch|monde réel, réaliste|mundo real, realista|реальный мир, реалистичный|真实世界,现实世界|実世界,現実世界|실제 세계,현실 세계
synthetic|synthetisch, künstlich|synthétique, artificiel|sintético, artificial|синтетический, искусственный|合成,人工|人工的,合成的|합성,인공
generated|generiert, erzeugt|généré|generado|сгенерированный|生成的内容|生成された|생성된
fake|gefälscht|faux, truqué|falso|поддельный, ложный|虚假,假的|偽の,偽物|가짜
natural|natürlich|naturel|natural|естественный, природный|自然|自然な,自然|자연
general purpose universal|allgemein, universell|général, universel|general, universal|общий, универсальный|通用,普适|汎用,一般|범용,일반
specific specialized|spezialisiert, speziell|spécialisé, spécifique|especializado, específico|специализированный, специальный|专用,专门|専門,特化|전문,특화
global|global|global|global|глобальный|全局|大域的|전역
local|lokal|localement|localmente|локально|本地,局部|ローカル,局所的|로컬
adaptive|adaptiv, anpassungsfähig|adaptatif|adaptativo|адаптивный|自适应|適応的,適応型|적응형,적응적
flexible|flexibel|flexible|flexible|гибкий|灵活|柔軟|유연한
stable stability|stabil, Stabilität|stable, stabilité|estable, estabilidad|стабильный, стабильность|稳定,稳定性|安定,安定性|안정성,안정적
accurate precise|präzise|précis|preciso|прецизионный|精确,准确|正確な|정확한
useful helpful|hilfreich, nützlich|utile|útil|полезный|有用,有益|有用,役立つ|유용한,도움
harmless|harmlos|inoffensif|inofensivo|безобидный, безвредный|无害|無害|무해
dangerous|gefährlich|dangereux|peligroso|опасный|危险的|危険な|위험한
wrong incorrect|falsch, fehlerhaft|erroné, incorrect|incorrecto, equivocado|неправильный, ошибочный|错误的,不正确|間違い,誤った|잘못된,틀린
correct|richtig, korrekt|juste, correct|correcto|правильный, корректный|正确|正しい|올바른,정답
unknown unseen|unbekannt|inconnu|desconocido|неизвестный, незнакомый|未知,未见|未知,未見|미지,처음 보는
missing|fehlend|manquant|faltante|недостающий, отсутствующий|缺失|欠損,欠落|누락,결측
modern state of the art|modern, neueste|moderne, récent|moderno, reciente|современный, новейший|最新,先进|最新,最先端|최신,최첨단
average|Durchschnitt|moyenne|promedio|среднее|平均|平均|평균
number|Zahl, Anzahl|nombre, chiffre|número|число, количество|数字,数量|数値,数字|숫자,수치
time|Zeit|temps|tiempo|время|时间|時間|시간
temporal|zeitlich|temporel|temporal|временной|时序,时空|時間的|시간적
space|Raum|espace|espacio|пространство|空间上|空間的|공간적
place location|Ort, Standort|lieu, endroit|lugar, ubicación|место, местоположение|地点,位置|場所,位置|장소,위치
direction|Richtung|direction|dirección|направление|方向|方向|방향
distance|Entfernung, Abstand|distance|distancia|расстояние|距离|距離|거리
length|Textlänge, Antwortlänge|longueur|longitud|длина|长度|長さ|길이
speedup|Beschleunigung der Inferenz|accélération de l'inférence|aceleración de la inferencia|ускорение вывода, ускорение инференса|推理速度|推論速度,推論高速化|추론 가속
step|Schritt|étape|paso, etapa|шаг, этап|步骤|ステップ,段階|단계
level|Ebene, Niveau|niveau|nivel|уровень|级别,水平|レベル,水準|수준,레벨
group|Gruppe|groupe|grupo|группа|群体,小组|集団,グループ|집단,그룹
person|Person|personne|persona|персона, личность человека|人物|人物|인물
people|Menschen, Leute|gens, individus|gente|люди|人们|人々|사람들
expert|Experte, Fachleute|expert|experto|эксперт|专家|専門家,エキスパート|전문가
novice beginner|Anfänger|débutant|principiante|новичок, начинающий|初学者,新手|初心者|초보자
world|Welt|monde|mundo|мир|世界|世界|세계
life|Leben|vie|vida|жизнь|生活,生命|生活,人生|생활,인생
everyday daily|alltäglich, Alltag|quotidien|cotidiano, diario|повседневный|日常|日常|일상
industry|Branche|secteur industriel|sector industrial|отрасль|行业,产业|業界,産業界|업계
business|Geschäft|affaires, commerce|negocio, negocios|бизнес|商业|ビジネス|비즈니스
product|Produkt|produit|producto|продукт, товар|产品,商品|製品,商品|제품,상품
service|Dienst, Dienstleistung|services|servicio|сервис, услуга|服务|サービス|서비스
computer|Computer, Rechner|ordinateur|computadora, ordenador|компьютер|计算机,电脑,電腦|コンピュータ,パソコン|컴퓨터
machine|Maschine|machine|máquina|машины|机器|機械,マシン|기계,머신
technology|Technologie|technologie|tecnología|технология|科技|テクノロジー|기술 동향,테크놀로지
research|forschen, Studie|recherches scientifiques, étude|investigación, estudio|исследование|研究|研究|연구
theory|theoretisch|théorique|teórico|теоретический|理论上,理论分析|理論的|이론적
proof|Nachweise|preuves|pruebas|доказательства|证明过程|証明法|증명법
experience based|Erfahrungen|expériences vécues|experiencias|опыта|经验学习|経験学習|경험 학습
adaptation|Adaption|adaptations|adaptaciones|адаптации|适应|適応|적응
composition compositional|kompositionell, zusammengesetzt|compositionnel|composicional|композиционный|组合性,组合泛化|構成性,合成性|구성성,조합
symbolic neuro symbolic|symbolisch, neurosymbolisch|symbolique, neuro-symbolique|simbólico, neurosimbólico|символьный, нейросимволический|符号,神经符号|記号的,ニューロシンボリック|기호적,뉴로심볼릭
hybrid|hybrid|hybride|híbrido|гибридный|混合架构,混合|ハイブリッド|하이브리드,혼합
modular|modular|modulaire|modular|модульный|模块化|モジュール|모듈
recursive|rekursiv|récursif|recursivo|рекурсивный|递归|再帰的|재귀
iterative refinement|iterativ, schrittweise Verbesserung|itératif, raffinement|iterativo, refinamiento|итеративный, уточнение результата|迭代,迭代优化|反復的,反復改善|반복적,반복 개선
asynchronous|asynchron|asynchrone|asíncrono|асинхронный|异步|非同期|비동기
continuous|kontinuierlich|continu|continuo|непрерывный|连续|連続的|연속
discrete|diskret|discret|discreto|дискретный|离散|離散|이산
binary|binär|binaire|binario|бинарный, двоичный|二值,二进制|二値,バイナリ|이진
pairwise|paarweise|par paires|por pares|попарный|成对|ペアワイズ,一対比較|쌍별
training free|ohne Training, trainingsfrei|sans entraînement|sin entrenamiento|без обучения|免训练,无需训练|学習不要,訓練不要|학습 없이,훈련 없는
plug and play|sofort einsetzbar|prêt à l'emploi|listo para usar|готовый к использованию|即插即用|プラグアンドプレイ|플러그 앤 플레이
human in the loop|Mensch in der Schleife|humain dans la boucle|humano en el bucle|человек в контуре|人在回路|人間参加型|인간 참여형
cross domain|domänenübergreifend|interdomaine|dominios cruzados|междоменный|跨领域,跨域|ドメイン横断|도메인 간
large scale|im großen Maßstab, großflächig|à grande échelle|a gran escala|крупномасштабный, в большом масштабе|海量|大量の|대용량
`;
