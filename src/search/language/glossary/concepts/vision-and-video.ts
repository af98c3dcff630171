/** Pictures, documents and videos. */
export const VISION_AND_VIDEO = `
image understanding|Bildverständnis, Bilder verstehen|compréhension d'images|comprensión de imágenes|понимание изображений|图像理解|画像理解|이미지 이해
visual understanding|visuelles Verständnis|compréhension visuelle|comprensión visual|визуальное понимание|视觉理解|視覚理解|시각 이해
visual perception|visuelle Wahrnehmung|perception visuelle|percepción visual|зрительное восприятие, визуальное восприятие|视觉感知|視覚認識,視知覚|시각 지각,시각 인지
perception|Wahrnehmung|perception|percepción|восприятие|感知|知覚|지각
visual grounding|visuelle Verankerung|ancrage visuel, localisation visuelle|anclaje visual, localización visual|визуальная привязка, визуальная локализация|视觉定位|視覚的グラウンディング,ビジュアルグラウンディング|시각적 그라운딩,비주얼 그라운딩
visual token|visuelles Token|jeton visuel, token visuel|token visual|визуальный токен|视觉词元|視覚トークン,画像トークン|시각 토큰,비주얼 토큰
token pruning|Token-Beschneidung|élagage de tokens|poda de tokens|прореживание токенов|词元剪枝|トークン削除,トークン枝刈り|토큰 가지치기,토큰 프루닝
image quality|Bildqualität|qualité d'image, qualité des images|calidad de imagen, calidad de las imágenes|качество изображения, качество изображений|图像质量|画質,画像品質|이미지 품질,화질
image quality assessment|Bildqualitätsbewertung|évaluation de la qualité d'image|evaluación de la calidad de imagen|оценка качества изображений|图像质量评价,图像质量评估|画質評価,画像品質評価|이미지 품질 평가,화질 평가
aesthetic|Ästhetik, ästhetisch|esthétique|estética, estético|эстетика, эстетический|美学,审美|美的,審美|미학,심미
image enhancement|Bildverbesserung|amélioration d'images|mejora de imágenes|улучшение изображений|图像增强|画像強調,画像補正|이미지 향상,이미지 개선
low light enhancement|Nachtaufnahmen aufhellen, dunkle Bilder|images sombres, photos de nuit|imágenes oscuras, fotos nocturnas|темные изображения, ночные снимки|暗光增强,低光增强|暗い画像,低照度画像|어두운 이미지,저조도 개선
deblurring|Entschärfung von Unschärfe, unscharfe Bilder, Unschärfe|flou, images floues|desenfoque, imágenes borrosas|размытие, размытые изображения|去模糊|ブレ除去,ぼけ除去|흐림 제거,디블러링
dehazing|Nebel entfernen, Nebel|brume, brouillard|neblina, niebla|туман, удаление тумана|去雾|霧除去|안개 제거
deraining|Regen entfernen, Regentropfen|pluie, gouttes de pluie|lluvia|дождь, удаление дождя|去雨|雨除去|비 제거
shadow removal|Schatten entfernen, Schatten|suppression des ombres, ombre|eliminación de sombras, sombra|удаление теней, тень|阴影去除,阴影|影除去|그림자 제거,그림자
reflection removal|Spiegelung entfernen, Spiegelung|suppression des reflets, reflet|eliminación de reflejos, reflejo|удаление отражений, отражение|反射去除,去反光|反射除去|반사 제거
image compression|Bildkompression|compression d'images|compresión de imágenes|сжатие изображений|图像压缩|画像圧縮|이미지 압축
image tokenizer|Bildtokenisierung|tokenisation d'images|tokenización de imágenes|токенизация изображений|图像分词器,视觉分词器|画像トークナイザ|이미지 토크나이저
vector quantization|Vektorquantisierung|quantification vectorielle|cuantización vectorial|векторное квантование|向量量化,矢量量化|ベクトル量子化|벡터 양자화
masked image modeling|maskierte Bildmodellierung|modélisation d'images masquées|modelado de imágenes enmascaradas|маскированное моделирование изображений|掩码图像建模|マスク画像モデリング|마스크 이미지 모델링
semantic segmentation|semantische Segmentierung|segmentation sémantique|segmentación semántica|семантическая сегментация|语义分割|セマンティックセグメンテーション,意味的領域分割|의미론적 분할,시맨틱 분할
instance segmentation|Instanzsegmentierung|segmentation d'instances|segmentación de instancias|сегментация экземпляров|实例分割|インスタンスセグメンテーション|인스턴스 분할
video segmentation|Videosegmentierung|segmentation vidéo|segmentación de video, segmentación de vídeo|сегментация видео|视频分割|動画セグメンテーション|비디오 분할
referring segmentation|sprachgesteuerte Segmentierung|segmentation référentielle|segmentación por referencia|сегментация по описанию|指代分割|参照セグメンテーション|참조 분할
open vocabulary|offenes Vokabular|vocabulaire ouvert|vocabulario abierto|открытый словарь|开放词汇,开放词表|オープン語彙,オープンボキャブラリ|개방형 어휘,오픈 보캐뷸러리
small object detection|kleine Objekte erkennen, kleine Objekte|petits objets|objetos pequeños|мелкие объекты|小目标检测,小物体|小物体検出|작은 객체,소형 객체 탐지
3d object detection|3D-Objekterkennung|détection d'objets 3d|detección de objetos 3d|обнаружение 3d объектов|三维目标检测|三次元物体検出|차원 객체 검출,차원 객체 탐지
camouflaged object detection|getarnte Objekte|objets camouflés|objetos camuflados|замаскированные объекты|伪装目标|迷彩物体|위장 객체
salient object detection|auffällige Objekte|objets saillants, saillance|objetos salientes, saliencia|значимость объектов|显著性检测,显著性|顕著性,顕著物体|현저성,돌출 객체
edge detection|Kantenerkennung|détection de contours|detección de bordes|выделение границ|边缘检测|エッジ検出|에지 검출,윤곽선 검출
counting|Objekte zählen, Zählen|compter, comptage d'objets|contar, conteo de objetos|подсчет объектов, счет|计数,数数|数え上げ,計数|개수 세기,카운팅
crowd counting|Menschenmenge, Menschen zählen|foule, comptage de foule|multitud, conteo de personas|толпа, подсчет людей|人群计数,人群|群衆計数,群衆|군중 계수,군중
image captioning|Bildunterschrift, Bildbeschriftung|légende d'image, légendes d'images|subtitulado de imágenes, pie de foto|подпись к изображению, подписи к изображениям|图像字幕,看图说话,图像标注|画像キャプション,キャプショニング|이미지 캡션,이미지 캡셔닝
video captioning|Videobeschreibung|description de vidéos|descripción de videos|описание видео|视频描述,视频字幕|動画キャプション,動画説明|비디오 캡션,영상 설명
dense captioning|detaillierte Beschreibung|description détaillée|descripción detallada|подробное описание|详细描述,密集描述|詳細な説明,詳細なキャプション|상세 설명,상세 캡션
object hallucination|Objekthalluzination|hallucination d'objets|alucinación de objetos|галлюцинации объектов|物体幻觉,对象幻觉|物体の幻覚,物体ハルシネーション|객체 환각
visual hallucination|visuelle Halluzination|hallucination visuelle|alucinación visual|визуальные галлюцинации|视觉幻觉|視覚的幻覚|시각적 환각
chart understanding|Diagramme verstehen|compréhension de graphiques|comprensión de gráficos|понимание графиков|图表理解,图表问答|グラフの理解,チャート理解|차트 이해
document understanding|Dokumente verstehen, Dokumentenverständnis|compréhension de documents|comprensión de documentos|понимание документов|文档理解|文書理解,ドキュメント理解|문서 이해
document layout|Dokumentlayout, Seitenlayout|mise en page des documents|diseño de documentos|разметка документа, структура документа|版面分析,文档版面|文書レイアウト|문서 레이아웃
table recognition|Tabellenerkennung, Tabellen erkennen|reconnaissance de tableaux|reconocimiento de tablas|распознавание таблиц|表格识别|表認識,表構造認識|표 인식
formula recognition|Formelerkennung, Formel, Formeln|reconnaissance de formules, formule|reconocimiento de fórmulas, fórmula|распознавание формул, формула|公式识别,公式|数式認識,数式|수식 인식,수식
optical character recognition|optische Zeichenerkennung, Zeichenerkennung|reconnaissance optique de caractères|reconocimiento óptico de caracteres|оптическое распознавание символов, распознавание символов|光学字符识别|光学文字認識,光学式文字認識|광학 문자 인식
scene text|Text in Bildern|texte dans les images|texto en imágenes|текст на изображениях|场景文字,场景文本|シーンテキスト,画像中の文字|장면 텍스트,이미지 속 글자
text rendering|Schrift in Bildern, Textdarstellung|rendu de texte|renderizado de texto|отрисовка текста, рендеринг текста|文字渲染,文本渲染|文字描画,テキストレンダリング|텍스트 렌더링,글자 렌더링
font typography|Schriftart, Schrift, Typografie|police de caractères, typographie|tipografía, fuente tipográfica|шрифт, типографика|字体,排版|フォント,書体|글꼴,폰트,서체
calligraphy|Kalligrafie|calligraphie|caligrafía|каллиграфия|书法|書道|서예
face recognition|Gesichtserkennung|reconnaissance faciale, reconnaissance de visages|reconocimiento facial|распознавание лиц|人脸识别,人臉辨識|顔認識,顔認証|얼굴 인식
face generation|Gesichter erzeugen|génération de visages|generación de rostros, generación de caras|генерация лиц|人脸生成|顔生成|얼굴 생성
face editing|Gesichter bearbeiten, Gesichtsbearbeitung|édition de visages, retouche de visages|edición de rostros, edición facial|редактирование лиц|人脸编辑|顔編集|얼굴 편집
face swapping|Gesichter tauschen, Gesichtstausch|échange de visages|intercambio de caras, intercambio de rostros|замена лиц|换脸|顔交換,顔入れ替え|얼굴 교체,얼굴 스왑
face restoration|Gesichter restaurieren|restauration de visages|restauración de rostros|восстановление лиц|人脸修复,人脸复原|顔復元,顔画像復元|얼굴 복원
facial expression|Gesichtsausdruck, Mimik|expression faciale, expressions du visage|expresión facial|выражение лица, мимика|面部表情,表情|表情|표정
facial landmark|Gesichtspunkte, Gesichtsmerkmale|points du visage, repères faciaux|puntos faciales|ключевые точки лица|人脸关键点|顔ランドマーク,顔特徴点|얼굴 랜드마크,얼굴 특징점
keypoint|Schlüsselpunkt, Schlüsselpunkte|point clé, points clés|punto clave, puntos clave|ключевая точка, ключевые точки|关键点|キーポイント,特徴点|키포인트,특징점
person reidentification|Personen wiedererkennen, Wiedererkennung von Personen|réidentification de personnes|reidentificación de personas|повторная идентификация людей|行人重识别|人物再同定,人物再識別|사람 재식별
hand pose estimation|Handposenschätzung, Handhaltung|estimation de la pose de la main|estimación de pose de la mano|оценка позы руки|手部姿态,手势估计|手の姿勢推定|손 자세 추정,손 포즈
gesture|Geste, Gestik|geste, gestuelle|gesto|жест, жесты|手势|ジェスチャー,身振り|제스처,몸짓
gaze|Blickrichtung, Blick|regard, direction du regard|mirada|взгляд, направление взгляда|视线,注视|視線|시선,응시
action recognition|Handlungserkennung, Aktionserkennung|reconnaissance d'actions|reconocimiento de acciones|распознавание действий|行为识别,动作识别|行動認識,動作認識|행동 인식,동작 인식
action|Handlung, Aktion|action|acción|действие|动作,行为|行動,アクション|행동,액션
fine grained|feinkörnig, fein abgestuft|à grain fin, fine|grano fino, fina granularidad|мелкозернистый, детальный|细粒度|きめ細かい,細粒度|세밀한,미세 입도
image matching|Bildabgleich, Bilder abgleichen|appariement d'images, mise en correspondance d'images|emparejamiento de imágenes|сопоставление изображений|图像匹配,特征匹配|画像マッチング,特徴点マッチング|이미지 매칭,특징점 매칭
image registration|Bildregistrierung|recalage d'images|registro de imágenes|совмещение изображений|图像配准,配准|画像位置合わせ,画像レジストレーション|이미지 정합,정합
optical flow|optischer Fluss|flot optique, flux optique|flujo óptico|оптический поток|光流|オプティカルフロー|광학 흐름,옵티컬 플로우
point tracking|Punktverfolgung|suivi de points|seguimiento de puntos|отслеживание точек|点跟踪,点追踪|点追跡,ポイントトラッキング|포인트 추적,점 추적
event camera|Ereigniskamera|caméra événementielle, caméra à événements|cámara de eventos|событийная камера|事件相机|イベントカメラ|이벤트 카메라
infrared thermal|Infrarot, Wärmebild|infrarouge, thermique|infrarrojo, térmico|инфракрасный, тепловизор|红外,热成像|赤外線,サーモグラフィ|적외선,열화상
hyperspectral|hyperspektral|hyperspectral|hiperespectral|гиперспектральный|高光谱|ハイパースペクトル|초분광
high dynamic range|hoher Dynamikumfang|grande gamme dynamique, plage dynamique étendue|alto rango dinámico|высокий динамический диапазон|高动态范围|ハイダイナミックレンジ|고명암비,하이 다이내믹 레인지
image fusion|Bildfusion|fusion d'images|fusión de imágenes|слияние изображений|图像融合|画像融合|이미지 융합
image matting background removal|Freistellen, Hintergrund entfernen|détourage, suppression de l'arrière-plan|recorte de imagen, eliminación del fondo|удаление фона|抠图,去背景|マッティング,背景除去|매팅,배경 제거
background|Hintergrund|arrière-plan|fondo de imagen|фон|背景|背景|배경
image inpainting|Bildvervollständigung, Bildausfüllung|complétion d'images, inpainting|restauración de regiones, inpainting|дорисовка изображений, инпейнтинг|图像补全,图像填充|画像補完,欠損補完|이미지 인페인팅
outpainting|Bilderweiterung, Bild erweitern|extension d'images|extensión de imágenes|расширение изображения|图像外扩,扩图|アウトペインティング,画像拡張|아웃페인팅,이미지 확장
object insertion|Objekte einfügen|insertion d'objets|inserción de objetos|вставка объектов|物体插入,目标插入|物体挿入|객체 삽입
object removal|Objekte löschen|effacement d'objets|borrado de objetos|стирание объектов|物体擦除,目标消除|物体消去|객체 지우기
image composition|Bildkomposition|composition d'images|composición de imágenes|композиция изображений|图像合成|画像合成|이미지 합성
image to image translation|Bild-zu-Bild-Übersetzung|traduction d'image à image|traducción de imagen a imagen|преобразование изображений|图像翻译,图生图|画像変換|이미지 변환
text guided image editing|textgesteuerte Bildbearbeitung|édition d'images guidée par le texte|edición de imágenes guiada por texto|редактирование изображений по тексту|文本引导图像编辑,指令编辑|テキストによる画像編集,指示による画像編集|텍스트 기반 이미지 편집
subject driven personalization|personalisierte Bilder|images personnalisées|imágenes personalizadas|персонализированные изображения|主体驱动,个性化图像生成|個人化画像生成,被写体|개인화 이미지 생성
identity preservation|Identitätserhaltung|préservation de l'identité|preservación de la identidad|сохранение идентичности|身份一致性,身份保留,保持身份|同一性の保持,アイデンティティ保持|정체성 보존,신원 유지
controllable generation|steuerbare Erzeugung|génération contrôlable, génération contrôlée|generación controlable, generación controlada|управляемая генерация|可控生成|制御可能な生成|제어 가능한 생성
conditional generation|bedingte Erzeugung|génération conditionnelle, génération conditionnée|generación condicional|условная генерация|条件生成|条件付き生成|조건부 생성
classifier free guidance|klassifikatorfreie Führung|guidage sans classifieur|guía sin clasificador|управление без классификатора|无分类器引导|分類器不要ガイダンス,分類器フリーガイダンス|분류기 없는 가이던스
few step generation|wenige Schritte|génération en peu d'étapes, peu d'étapes|pocos pasos|несколько шагов|少步生成,少步|少数ステップ|적은 단계,소수 단계
one step generation|Einzelschritt, einstufig|une seule étape|un solo paso|одношаговый, за один шаг|一步生成,单步生成,单步|ワンステップ生成|한 단계 생성,원스텝 생성
consistency model|Konsistenzmodell|modèle de cohérence|modelo de consistencia|модель согласованности|一致性模型|一貫性モデル,整合性モデル|일관성 모델
score based|scorebasiert|basé sur le score|modelo basado en puntuación|на основе оценочной функции|分数模型,得分匹配|スコアベース|점수 기반,스코어 기반
schrodinger bridge optimal transport|optimaler Transport|transport optimal|transporte óptimo|оптимальный транспорт|最优传输|最適輸送|최적 수송
sketch|Skizze|croquis, esquisse|boceto, bosquejo|эскиз, набросок|草图,素描|スケッチ|스케치
painting art|Gemälde, Kunst, Malerei|peinture, art, tableau d'art|pintura, arte|живопись, искусство, картина|绘画,艺术|絵画,芸術,美術|회화,예술,그림
artist|Künstler|artiste|artista|художник|艺术家,画家|芸術家,アーティスト|예술가,화가
graphic design|Grafikdesign, grafische Gestaltung|graphisme, conception graphique|diseño gráfico|графический дизайн|平面设计,图形设计|グラフィックデザイン|그래픽 디자인
poster|Plakat|affiche|cartel|постер, плакат|海报|ポスター|포스터
slide presentation generation|Präsentation, Folien|présentation, diapositives|presentación, diapositivas|презентация, слайды|幻灯片,演示文稿|スライド,プレゼン|슬라이드,프레젠테이션,발표 자료
vector graphics svg|Vektorgrafik|graphique vectoriel, image vectorielle|gráfico vectorial, imagen vectorial|векторная графика|矢量图,向量图形|ベクター画像,ベクターグラフィックス|벡터 그래픽
icon logo|Symbol, Logo|icône, logo|icono, logotipo|иконка, логотип|图标,标志|アイコン,ロゴ|아이콘,로고
photo photography|Foto, Fotografie|photo, photographie|foto, fotografía|фотография, фото|照片,摄影|写真|사진
photorealistic|fotorealistisch|photoréaliste|fotorrealista|фотореалистичный|照片级真实,逼真|写実的,フォトリアル|사실적,실사
portrait|Porträt|portrait|retrato|портрет|肖像,人像|肖像,ポートレート|초상화,인물 사진
panorama|Panorama|panorama, panoramique|panorama, panorámico|панорама|全景|パノラマ,全方位|파노라마
pixel|Pixel, Bildpunkt|pixel|píxel|пиксель|像素|画素,ピクセル|픽셀,화소
resolution|Auflösung|résolution|resolución|разрешение|分辨率,解析度|解像度|해상도
color|Farbe, farbig|couleur|color, colores|цвет|颜色,色彩,彩色|色彩,カラー|색상,컬러
shape|Form, Gestalt|forme|forma|форма|形状|形状|형상,모양
geometric|geometrisch|géométrique|geométrico|геометрический|几何学|幾何学的|기하학적
symmetry|Symmetrie|symétrie|simetría|симметрия|对称|対称性|대칭
illusion|Täuschung der Augen, optische Täuschung|illusion d'optique|ilusión óptica|оптическая иллюзия|视错觉,错觉|錯視|착시
fashion|Mode, Bekleidung|mode vestimentaire, mode|moda|мода|时尚,穿搭|ファッション|패션
hair|Haare, Haar, Frisur|cheveux, coiffure|cabello, pelo, peinado|волосы, прическа|头发,发型|髪型,髪の毛|머리카락,헤어스타일
makeup|Schminke|maquillage|maquillaje|макияж|化妆,妆容|化粧,メイク|화장,메이크업
visual search|visuelle Suche|recherche visuelle|búsqueda visual|визуальный поиск|视觉搜索|視覚探索,ビジュアルサーチ|시각 탐색,시각 검색
multi image|mehrere Bilder|plusieurs images|varias imágenes|несколько изображений|多图|複数画像|다중 이미지,여러 이미지
interleaved|verschachtelt, Text und Bild gemischt|entrelacé|intercalado|чередующийся|图文交错,交错|インターリーブ|인터리브,교차 배열
unified multimodal understanding generation|einheitliches Modell, vereinheitlicht|modèle unifié, unifié|modelo unificado, unificado|единая модель, унифицированный|统一模型,统一多模态|統一モデル,統合モデル|통합 모델,통합 멀티모달
omni modal|omnimodal, alle Modalitäten|omnimodal|omnimodal|омнимодальный|全模态|オムニモーダル|옴니모달,전 모달리티
modality gap|Modalitätslücke|écart entre modalités|brecha de modalidad|разрыв между модальностями|模态差距|モダリティギャップ|모달리티 격차
video question answering|Fragen zu Videos|questions sur des vidéos|preguntas sobre videos|вопросы по видео|视频问答|動画質問応答|비디오 질의응답
text to video|Text zu Video|texte vers vidéo, texte en vidéo|texto a video, texto a vídeo|текст в видео|文生视频,文本到视频|テキストから動画|텍스트 비디오 생성
image to video|Bild zu Video|image vers vidéo|imagen a video, imagen a vídeo|изображение в видео|图生视频,图像到视频|画像から動画|이미지 비디오 변환,이미지에서 비디오
video diffusion|Videodiffusion|diffusion vidéo|difusión de video|видеодиффузия|视频扩散|動画拡散|비디오 확산,비디오 디퓨전
long video generation|lange Videos erzeugen|génération de longues vidéos|generación de videos largos|генерация длинных видео|长视频生成|長時間動画生成|긴 비디오 생성,장시간 비디오 생성
interactive video generation|interaktive Videos|vidéo interactive|video interactivo|интерактивное видео|交互式视频|インタラクティブ動画|인터랙티브 비디오
video frame interpolation|Zwischenbilder, Bildinterpolation|interpolation d'images vidéo|interpolación de fotogramas|интерполяция кадров|插帧,帧插值|フレーム補間|프레임 보간
frame selection keyframe|Bildauswahl, Schlüsselbild|sélection d'images clés, image clé|selección de fotogramas, fotograma clave|выбор кадров, ключевой кадр|关键帧,帧选择|キーフレーム,フレーム選択|키프레임,프레임 선택
frame|Einzelbild|trame vidéo|fotograma|кадр|视频帧|フレーム|프레임
video compression|Videokompression|compression vidéo|compresión de video|сжатие видео|视频压缩|動画圧縮|비디오 압축
video super resolution|Videohochskalierung|super-résolution vidéo|superresolución de video|видео сверхразрешение|视频超分|動画超解像|비디오 초해상도
video summarization|Videozusammenfassung|résumé de vidéos, résumé vidéo|resumen de videos|суммаризация видео|视频摘要|動画要約|비디오 요약
temporal grounding|zeitliche Verortung|localisation temporelle|localización temporal|временная локализация|时间定位,时序定位|時間的グラウンディング|시간적 그라운딩
temporal consistency|zeitliche Konsistenz|cohérence temporelle|consistencia temporal|временная согласованность|时间一致性,时序一致性|時間的一貫性|시간적 일관성
streaming video|Videostream|flux vidéo|video en streaming|потоковое видео|流式视频|ストリーミング動画|스트리밍 비디오
motion control|Bewegungssteuerung|contrôle du mouvement|control de movimiento|управление движением|运动控制|動き制御,モーション制御|모션 제어
motion transfer|Bewegungsübertragung|transfert de mouvement|transferencia de movimiento|перенос движения|动作迁移,运动迁移|モーション転写,動作転移|모션 전이,동작 전이
human animation|Menschen animieren, Personen animieren|animation de personnes, animation humaine|animación de personas|анимация человека|人物动画,人体动画|人物アニメーション|인물 애니메이션
portrait animation|Porträts animieren|animation de portraits|animación de retratos|анимация портретов|肖像动画,人像动画|肖像アニメーション|초상화 애니메이션
lip synchronization|Lippensynchronisation, Lippen|synchronisation labiale, lèvres|sincronización labial, labios|синхронизация губ, губы|唇形同步,口型同步,口型|リップシンク,口唇同期|립싱크,입술 동기화
dubbing|Synchronisation von Filmen|doublage|doblaje|дубляж, озвучка|配音|吹き替え|더빙
storytelling|Geschichten erzählen, Erzählung|narration, récit|narración, contar historias|повествование, сторителлинг|讲故事,叙事|物語生成,ストーリーテリング|스토리텔링
movie film cinematic|Kino, Spielfilm|cinéma, cinématographique|cine, cinematográfico|кино, кинематограф|电影|映画|영화
film director shot|Regisseur, Einstellung|plan de caméra, réalisateur|plano de cámara, director de cine|режиссер, съемка|分镜,导演|絵コンテ,映画監督|감독,숏
subtitle|Untertitel|sous-titre, sous-titres|subtítulo, subtítulos|субтитры|字幕|字幕|자막
sports video|Sportvideo|vidéo sportive|vídeo deportivo|спортивное видео|体育视频,运动员|スポーツ映像|스포츠 영상
football|Fußball|football|fútbol|футбол|足球|サッカー|축구
dance|Tanz, tanzen|danse, danser|baile, danza|танец, танцы|舞蹈,跳舞|ダンス|춤,댄스
surveillance|Überwachung|vidéosurveillance|videovigilancia, vigilancia|видеонаблюдение|监控|監視カメラ,監視|감시,감시 카메라
physical plausibility|physikalisch plausibel, physikalische Plausibilität|plausibilité physique|plausibilidad física|физическая правдоподобность|物理合理性,物理一致性|物理的妥当性|물리적 타당성
world simulation|Weltsimulation|simulation du monde|simulación del mundo|симуляция мира|世界模拟|世界シミュレーション|세계 시뮬레이션
future prediction|Zukunftsvorhersage, Zukunft|prédiction du futur, avenir|predicción del futuro, futuro|предсказание будущего, будущее|未来预测|未来予測|미래 예측
`;
