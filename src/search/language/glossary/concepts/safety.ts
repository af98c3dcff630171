/** Safety, privacy, trust and the inside of models. */
export const SAFETY = `
ai safety|KI-Sicherheit|sécurité de l'IA|seguridad de la IA|безопасность ИИ|人工智能安全|人工知能の安全性|인공지능 안전
safety alignment|Sicherheitsausrichtung|alignement de sécurité|alineación de seguridad|выравнивание безопасности|安全对齐|安全性アライメント|안전 정렬
value alignment|Werteausrichtung|alignement des valeurs|alineación de valores|согласование ценностей|价值对齐|価値整合,価値アライメント|가치 정렬
misalignment|Fehlausrichtung|désalignement, mauvais alignement|desalineación|рассогласование|失对齐,错位|ミスアライメント|오정렬,정렬 실패
red teaming|Angriffstest, rote Teams|équipe rouge, test d'intrusion|equipo rojo|редтиминг, красная команда|红队,红队测试|レッドチーム|레드팀,레드 티밍
guardrail moderation|Schutzmaßnahme, Schutzmechanismus|garde-fou, garde-fous|barrera de seguridad, salvaguardas|защитные механизмы, защитный барьер|护栏,安全护栏|ガードレール|가드레일
content moderation|Inhaltsmoderation, Moderation|modération de contenu, modération|moderación de contenido, moderación|модерация контента, модерация|内容审核|コンテンツモデレーション,投稿監視|콘텐츠 검열,콘텐츠 조정
harmful content|schädliche Inhalte, schädlich|contenu nuisible, nuisible, nocif|contenido dañino, dañino, nocivo|вредный контент, вредный|有害内容,有害|有害コンテンツ,有害|유해 콘텐츠,유해
defense|Verteidigung, Abwehr|défense|defensa|защита|防御|防御|방어
adversarial attack|gegnerischer Angriff, Angriff auf Modelle|attaque adverse, attaque antagoniste|ataque adversario, ataque adversarial|состязательная атака, атака на модель|对抗攻击|敵対的攻撃|적대적 공격
adversarial robustness|gegnerische Robustheit|robustesse adverse|robustez adversaria|состязательная устойчивость|对抗鲁棒性|敵対的頑健性|적대적 강건성
adversarial example|gegnerisches Beispiel|exemple antagoniste, exemple adverse|ejemplo adversario, ejemplo adversarial|состязательный пример|对抗样本|敵対的サンプル,敵対的事例|적대적 예제
backdoor attack|Hintertürangriff|attaque par porte dérobée|ataque de puerta trasera|атака с закладкой, бэкдор-атака|后门攻击|バックドア攻撃|백도어 공격
data poisoning|Datenvergiftung, vergiftete Daten|empoisonnement de données, empoisonnement des données|envenenamiento de datos|отравление данных|数据投毒,投毒|データポイズニング,データ汚染攻撃|데이터 오염 공격,데이터 중독
membership inference|Mitgliedschaftsinferenz|inférence d'appartenance|inferencia de pertenencia, inferencia de membresía|вывод о членстве|成员推断,成员推理|メンバーシップ推論|멤버십 추론
differential privacy|differenzielle Privatsphäre, differentielle Privatheit|confidentialité différentielle|privacidad diferencial|дифференциальная приватность|差分隐私|差分プライバシー|차분 프라이버시,차등 프라이버시
privacy preserving|datenschutzfreundlich|préservation de la vie privée|preservación de la privacidad|сохранение конфиденциальности|隐私保护|プライバシー保護|프라이버시 보호,개인정보 보호
anonymization|Anonymisierung, anonym|anonymisation, anonyme|anonimización, anónimo|анонимизация, анонимный|匿名化,脱敏|匿名化|익명화
encryption cryptographic|Verschlüsselung, Kryptografie|chiffrement, cryptographie|cifrado, criptografía|шифрование, криптография|加密,密码学|暗号|암호화,암호
model extraction stealing|Modelldiebstahl|vol de modèle, extraction de modèle|robo de modelos, extracción de modelos|кража модели, извлечение модели|模型窃取,模型提取|モデル窃取,モデル抽出|모델 탈취,모델 추출
intellectual property|geistiges Eigentum|propriété intellectuelle|propiedad intelectual|интеллектуальная собственность|知识产权|知的財産|지식재산,지적 재산
ownership fingerprint|Fingerabdruck|empreinte digitale, empreinte|huella digital|отпечаток, цифровой отпечаток|指纹|指紋,フィンガープリント|지문,핑거프린트
machine unlearning|maschinelles Verlernen, maschinelles Vergessen|désapprentissage automatique, désapprentissage machine|desaprendizaje automático|машинное разобучение, машинное забывание|机器反学习,机器学习遗忘|機械学習の忘却,マシンアンラーニング|머신 언러닝,기계 망각
concept erasure|Konzeptlöschung, Konzepte löschen|effacement de concepts|borrado de conceptos|удаление концептов, стирание понятий|概念擦除,概念删除|概念消去,概念除去|개념 삭제,개념 지우기
ai generated content detection|KI-generierte Inhalte erkennen, KI-generiert|contenu généré par IA, généré par IA|contenido generado por IA, generado por IA|контент созданный ИИ, сгенерированный ИИ|人工智能生成内容|人工知能が生成|인공지능 생성
ai generated image detection|KI-generierte Bilder|images générées par IA, détection d'images générées|imágenes generadas por IA, detección de imágenes generadas|обнаружение сгенерированных изображений, сгенерированные изображения|生成图像检测|生成画像検出|생성 이미지 탐지
ai generated text detection|KI-generierte Texte, KI-Texte erkennen|textes générés par IA, détection de textes générés|textos generados por IA, detección de textos generados|обнаружение сгенерированного текста|机器生成文本|機械生成文|기계 생성 텍스트
image forensics manipulation|Bildforensik, Bildmanipulation, manipulierte Bilder|falsification d'images, images truquées|manipulación de imágenes, análisis forense|подделка изображений, криминалистика|图像取证,图像篡改,篡改|画像改ざん,改ざん|이미지 위변조,위변조
fake news|gefälschte Nachrichten|fausses nouvelles, infox|noticias falsas, bulos|фейковые новости, фейк|假新闻|フェイクニュース,偽ニュース|가짜뉴스
rumor|Gerücht|rumeur|rumor|слухи|传言|噂,デマ|루머,소문
propaganda|Propaganda|propagande|propaganda|пропаганда|宣传|プロパガンダ|선전
conspiracy|Verschwörung, Verschwörungstheorie|complot, théorie du complot|conspiración, teoría de la conspiración|теория заговора, заговор|阴谋论|陰謀論|음모론
hate speech detection|Hassrede erkennen|détection de discours haineux, discours haineux|detección de discurso de odio|обнаружение языка вражды|仇恨言论检测|ヘイトスピーチ検出|혐오 표현 탐지,혐오 표현
toxicity|Toxizität, toxisch|toxicité, toxique|toxicidad, tóxico|токсичность, токсичный|毒性内容,有毒|毒性|독성,유해성
offensive language|beleidigende Sprache|langage offensant, injures|lenguaje ofensivo, insultos|оскорбительный язык, оскорбления|冒犯性语言,辱骂|攻撃的な言葉,暴言|욕설,공격적 언어
fraud phishing scam|Betrug, Betrugserkennung, Phishing|fraude, hameçonnage, escroquerie|fraude, estafa|мошенничество, фишинг|诈骗,欺诈,钓鱼|詐欺,フィッシング|사기,피싱
malware|Schadsoftware|logiciel malveillant, maliciel|software malicioso|вредоносное ПО, вредоносная программа|恶意软件|マルウェア|악성코드,악성 소프트웨어
penetration testing|Penetrationstest|test de pénétration|prueba de penetración, pruebas de penetración|тестирование на проникновение|渗透测试|侵入テスト,ペネトレーションテスト|침투 테스트,모의 해킹
intrusion detection|Einbruchserkennung, Angriffserkennung|détection d'intrusion|detección de intrusiones|обнаружение вторжений|入侵检测|侵入検知|침입 탐지
secure code vulnerability|sicherer Code|code sécurisé|código seguro|безопасный код|安全代码,代码漏洞|安全なコード|보안 코드,코드 취약점
biosecurity|Biosicherheit, Biowaffen|biosécurité, armes biologiques|bioseguridad, armas biológicas|биобезопасность, биологическое оружие|生物安全|バイオセキュリティ,生物兵器|생물 안보,생물무기
existential risk|existenzielles Risiko|risque existentiel|riesgo existencial|экзистенциальный риск|生存风险|存亡リスク,人類滅亡|실존적 위험
risk|Risiko, Gefahr|risque, danger|riesgo, peligro|риск, опасность|风险,危险|リスク,危険|위험,리스크
misuse|Missbrauch|mésusage, utilisation malveillante|uso indebido, mal uso|злоупотребление|滥用|悪用|오용,악용
governance regulation|Regulierung, Regulierung von KI|gouvernance, réglementation, régulation|gobernanza, regulación|регулирование|治理,监管|ガバナンス,規制|거버넌스,규제
accountability|Verantwortung, Rechenschaft|responsabilité|responsabilidad, rendición de cuentas|ответственность, подотчетность|问责,责任|説明責任,責任|책임,책무성
transparency|Transparenz, transparent|transparence, transparent|transparencia, transparente|прозрачность, прозрачный|透明度,透明|透明性|투명성
trust|Vertrauen, vertrauenswürdig|confiance dans l'IA, fiable|confianza en la IA, fiable, confiable|доверие, доверять|信任,可信|信頼|신뢰,신뢰할 수 있는
reliability|Zuverlässigkeit, zuverlässig|fiabilité|fiabilidad, confiabilidad|надежность, надежный|可靠性,可靠|信頼性|신뢰성
honesty|Ehrlichkeit, ehrlich|honnêteté, honnête|honestidad, honesto|честность, честный|诚实|誠実,正直|정직,정직성
abstention|Enthaltung, nicht antworten|abstention|abstención|воздержание от ответа|弃答,拒答|回答拒否,棄権|답변 거부,기권
overconfidence|Selbstüberschätzung|excès de confiance|exceso de confianza|излишняя уверенность, самоуверенность|过度自信|過信,自信過剰|과신,과도한 확신
uncertainty quantification|Unsicherheitsquantifizierung|quantification de l'incertitude|cuantificación de la incertidumbre|количественная оценка неопределенности|不确定性量化,不确定性估计|不確実性定量化,不確実性推定|불확실성 정량화,불확실성 추정
conformal prediction|konforme Vorhersage|prédiction conforme|predicción conforme|конформное предсказание|共形预测,保形预测|コンフォーマル予測,等角予測|등각 예측
hallucination detection|Halluzinationen erkennen, Halluzinationserkennung|détection d'hallucinations, détection des hallucinations|detección de alucinaciones|обнаружение галлюцинаций|幻觉检测|幻覚検出,ハルシネーション検出|환각 탐지,할루시네이션 탐지
hallucination mitigation|Halluzinationen verringern, Halluzinationen vermeiden|réduction des hallucinations|reducción de alucinaciones, mitigar alucinaciones|снижение галлюцинаций|幻觉缓解,减少幻觉,幻觉抑制|幻覚抑制,ハルシネーション抑制|환각 완화,환각 감소
faithfulness|Treue, Treue der Erklärung|fidélité|fidelidad|верность|忠实性,忠实度|忠実性|충실성,충실도
attribution|Zuschreibung|attribution|atribución|атрибуция|归因|帰属|귀속,출처 표시
steering vector|Steuerungsvektor, Aktivierungssteuerung|vecteur de pilotage, pilotage des activations|vector de dirección, dirección de activaciones|управляющий вектор|引导向量,激活引导|ステアリングベクトル,活性化ステアリング|스티어링 벡터
probing|Sondierung|sondage des représentations|sondeo de representaciones|зондирование, пробинг|探针,探测|プロービング|프로빙,탐침
circuit interpretability|Schaltkreise im Modell|circuits du modèle|circuitos del modelo|схемы внутри модели|模型回路|モデル内部の回路|모델 회로
consciousness|Bewusstsein|conscience|conciencia|сознание|意识|意識|의식
deceptive alignment scheming|täuschende Ausrichtung|alignement trompeur|alineación engañosa|обманчивое выравнивание|欺骗性对齐|欺瞞的アライメント|기만적 정렬
manipulation persuasion|Manipulation, Beeinflussung|manipulation, influence|manipulación, influencia|манипуляция, влияние на людей|操纵,操控|操作誘導,洗脳|조종,영향력
gender bias|Geschlechterverzerrung, geschlechtsspezifisch, Geschlecht|biais de genre, genre|sesgo de género, género|гендерная предвзятость, гендер|性别偏见,性别|ジェンダーバイアス,性別|성별 편향,성별
stereotype|Stereotyp, Klischee|stéréotype|estereotipo|стереотип|刻板印象|固定観念,ステレオタイプ|고정관념
discrimination|Diskriminierung|discrimination|discriminación|дискриминация|歧视|差別|차별
cognitive bias|kognitive Verzerrung|biais cognitif|sesgo cognitivo|когнитивное искажение, когнитивные искажения|认知偏差,认知偏见|認知バイアス|인지 편향
position bias|Positionsverzerrung|biais de position|sesgo de posición|позиционное смещение|位置偏差|位置バイアス|위치 편향
political bias|politische Verzerrung, politische Voreingenommenheit|biais politique|sesgo político|политическая предвзятость|政治偏见|政治的バイアス,政治的偏り|정치적 편향
election|Wahl, Wahlen|élection|elecciones, elección política|выборы|选举|選挙|선거
`;
