/** Speech, sounds and music. */
export const SPEECH_AND_MUSIC = `
talk with a computer, speak with a model, talk to a model, talk to it, speak to it | spoken dialogue, speech language model, voice assistant
answers without a pause, quick reply by voice, no delay, without delay, answers at once | low latency, streaming, full duplex
hears how you feel, tone of voice, angry voice, hear feelings, feelings in a voice, sound of a voice | emotion recognition, paralinguistic, speech emotion
speak with feeling, voice with feeling, expressive, whisper, shout, laugh, laughter | expressive, emotional, text to speech, controllable
describe a voice, voice from a description, invent a voice, choose a voice | voice design, text to speech, controllable
change my voice, sound like someone else, other person's voice, turn a voice into | voice conversion
fake voice, fake voices, voice is fake, phone scam, cloned voices | audio deepfake, spoofing, anti spoofing
two people talking, conversation between two voices, voices in turn | dialogue generation, multi speaker, podcast
who spoke when, who said what | speaker diarization, attributed
one voice in a crowd, cocktail party, people talk at once, voices at once, talk over each other | target speaker extraction, overlapping speech, separation
background noise, in a noisy room, noisy rooms, noisy street, bad microphone | noise robust, speech enhancement
speech of children, old voices, speech disorders, stutter, stuttering, slurred, cannot speak, lost their voice | disordered speech, dysarthric, stuttering, atypical
lip reading, read lips, reading lips | lip reading, visual speech recognition
pronounce, pronunciation, accent of learners, learn to speak | pronunciation, computer assisted language learning
languages without writing, unwritten, no written form, thousands of languages, hundreds of languages | unwritten, low resource, massively multilingual, speech
keep the voice when translating, translate my voice, speech into another language | speech to speech translation, voice preservation
wake word, hey siri, alexa, voice command, voice commands | keyword spotting, voice assistant, spoken command
sound as tokens, turn sound into tokens, compress sound, small audio files | audio codec, speech tokenizer, neural codec
understand sounds, everyday sounds, what made the noise, which sound, name a sound, sounds around | audio understanding, sound event detection, audio captioning
sound from text, sounds from a description, make sounds, sound designer | text to audio, sound generation
where a sound comes from, direction of a sound, hear in space, surround sound | spatial audio, localization, binaural
song from lyrics, whole songs, full songs, write songs, write a song | song generation, music generation, lyrics
notes on paper, sheet music, music notes, scores of music | symbolic music, score, sheet music
take a song apart, remove the voice, karaoke, only the drums | music source separation, stem
accompany, play along, band partner | accompaniment, music, interactive
recognise a song, humming, which song, find a song, song recommendation | music retrieval, music recommendation
understand music, chords, rhythm, melody | music understanding, music information retrieval
piano, guitar, drums | music, instrument
bird song, birdsong, animal sounds, whales, barking | bioacoustic, animal
cough, breathing sounds, heart sounds | respiratory, auscultation, audio
machine noise, engine sound, engine noise | acoustic anomaly, machine sound
long recordings, hours of audio, whole podcast, long audio | long audio, long form
listen and reason, think about sounds, think while listening, think while speaking | audio reasoning, speech, reasoning
`;
