/** Speech, sounds and music. */
export const SPEECH_AND_MUSIC = `
speech language model|gesprochenes Sprachmodell, Sprachmodell für gesprochene Sprache|modèle de langage parlé|modelo de lenguaje hablado|речевая языковая модель|语音语言模型,语音大模型|音声対話モデル,スピーチ言語モデル|음성 대화 모델
spoken dialogue|gesprochener Dialog, Sprachdialog|dialogue parlé, dialogue oral|diálogo hablado|речевой диалог, голосовой диалог|语音对话,口语对话|音声対話|음성 대화
full duplex|Vollduplex|full duplex, duplex intégral|dúplex completo|полнодуплексный, полный дуплекс|全双工|全二重|전이중
speech synthesis|Stimmsynthese|synthèse de la parole|síntesis del habla|речевой синтез, озвучивание текста|文本转语音,语音生成|テキスト読み上げ,読み上げ|음성 생성,텍스트 음성 변환
speech to speech translation|Sprache-zu-Sprache-Übersetzung|traduction parole à parole|traducción de voz a voz|перевод речи в речь|语音到语音翻译|音声間翻訳|음성 간 번역
simultaneous translation|Simultanübersetzung, simultanes Dolmetschen, Dolmetschen|traduction simultanée, interprétation simultanée|traducción simultánea, interpretación simultánea|синхронный перевод|同声传译,同传|同時通訳,同時翻訳|동시통역,동시 번역
speech enhancement|Sprachverbesserung|rehaussement de la parole, amélioration de la parole|mejora del habla, mejora de voz|улучшение речи|语音增强|音声強調|음성 향상
speech separation|Sprechertrennung|séparation de la parole|separación del habla|разделение речи|语音分离|音声分離,話者分離|음성 분리
speaker recognition verification|Sprecherverifikation, Sprechererkennung|reconnaissance du locuteur, vérification du locuteur|verificación del hablante, reconocimiento de locutor|распознавание диктора, верификация диктора|声纹识别,说话人识别|話者認識,話者照合|화자 인식,화자 검증
speaker diarization|Sprecherdiarisierung|segmentation en locuteurs, diarisation|diarización|диаризация|说话人日志,说话人分离|話者ダイアライゼーション|화자 분할
voice conversion|Stimmumwandlung, Stimmkonversion|conversion de voix, conversion vocale|conversión de voz|преобразование голоса, конверсия голоса|声音转换,语音转换,变声|声質変換,音声変換|음성 변환
voice|Stimmklang|voix humaine|voz humana|голоса|嗓音,人声|声質|목소리
speech emotion recognition|Emotionserkennung in Sprache|reconnaissance des émotions dans la parole|reconocimiento de emociones en la voz|распознавание эмоций в речи|语音情感识别|音声感情認識|음성 감정 인식
emotional speech synthesis|emotionale Sprachsynthese|synthèse vocale expressive|síntesis de voz emocional|эмоциональный синтез речи|情感语音合成|感情音声合成|감정 음성 합성
expressive|ausdrucksstark|expressif|expresivo|выразительный|表现力|表現力豊か|표현력
pronunciation|Aussprache|prononciation|pronunciación|произношение|发音|発音|발음
accent|Akzent|accent régional|acento|акцент|口音|訛り,アクセント|억양,악센트
prosody|Prosodie, Betonung|prosodie|prosodia|просодия|韵律|韻律|운율
lip reading|Lippenlesen|lecture labiale|lectura de labios|чтение по губам|唇读|読唇|독순술,입술 읽기
keyword spotting|Schlüsselworterkennung, Weckwort|détection de mots-clés|detección de palabras clave|обнаружение ключевых слов|关键词检测,唤醒词|キーワード検出,ウェイクワード|키워드 검출,호출어
dysarthric disordered speech|Sprechstörung|trouble de la parole|trastorno del habla|нарушение речи|构音障碍|構音障害|구음 장애
audio codec|Audiocodec|codec audio|códec de audio|аудиокодек|音频编解码,语音编码|オーディオコーデック,音声コーデック|오디오 코덱
audio generation|Audio erzeugen, Klangerzeugung|génération audio, génération de sons|generación de audio, generación de sonido|генерация аудио, генерация звука|音频生成,声音生成|音響生成,オーディオ生成|오디오 생성,소리 생성
text to audio|Text zu Audio|texte vers audio|texto a audio|текст в аудио|文本到音频|テキストから音|텍스트 오디오 생성
video to audio foley|Vertonung, Geräusche zum Video|bruitage vidéo, sonorisation|sonorización de videos|озвучивание видео|视频配乐,视频配音,拟音|動画から音,フォーリー|비디오 소리 생성,폴리
audio understanding|Audioverständnis|compréhension audio|comprensión de audio|понимание аудио|音频理解|音響理解,音声理解|오디오 이해,음성 이해
audio captioning|Audiobeschreibung|description audio|descripción de audio|описание аудио|音频描述|音響キャプション|오디오 캡셔닝
audio visual|audiovisuell|audio-visuel|audio visual|аудио-визуальный|视听学习,音视觉|音声視覚|오디오 비주얼
sound event detection|Geräuscherkennung|détection d'événements sonores|detección de eventos sonoros|обнаружение звуковых событий|声音事件检测|音響イベント検出|음향 이벤트 탐지
spatial audio|Raumklang, räumlicher Klang|audio spatial, spatialisé|audio espacial, sonido espacial|пространственный звук|空间音频|空間音響,立体音響|공간 음향,공간 오디오
acoustic|akustisch, Akustik|acoustique|acústico|акустический, акустика|声学|音響学|음향
microphone|Mikrofon|microphone|micrófono|микрофон|麦克风|マイク|마이크
music understanding|Musikverständnis|compréhension musicale|comprensión musical|понимание музыки|音乐理解|音楽理解|음악 이해
music information retrieval|Musiksuche, Musikabruf|recherche d'information musicale|recuperación de información musical|музыкальный поиск|音乐信息检索|音楽情報検索|음악 정보 검색
music recommendation|Musikempfehlung|recommandation musicale|recomendación musical|музыкальные рекомендации|音乐推荐|音楽推薦|음악 추천
song generation|Lieder erzeugen, Lied|génération de chansons, chanson|generación de canciones, canción|генерация песен, песня|歌曲生成,歌曲|楽曲生成,歌の生成|곡 생성,노래 생성
lyrics|Liedtext|paroles de chanson|letras de canciones|текст песни, слова песни|歌词|歌詞|가사
symbolic music score|Noten, Partitur|partition|partitura|ноты, партитура|乐谱,符号音乐|楽譜|악보
instrument|Instrument, Musikinstrument|instrument de musique|instrumento musical|музыкальный инструмент|乐器|楽器|악기
piano|Klavier|piano|piano|фортепиано, пианино|钢琴|ピアノ|피아노
composition music|Komposition, komponieren|composition musicale, composer|composición musical, componer|сочинение музыки, композитор|作曲|作曲|작곡
podcast|Podcast|balado, podcast|pódcast|подкаст|播客|ポッドキャスト|팟캐스트
bioacoustic animal sound|Tierstimmen, Vogelgesang|chant d'oiseaux, sons d'animaux|canto de aves, sonidos de animales|пение птиц, звуки животных|动物声音,鸟鸣|鳴き声|동물 소리,새소리
`;
