/** What people ask of models, in the words of a conversation. */
export const TURNS_OF_PHRASE = `
without losing quality, without quality loss, lose no quality, keep the quality, without losing accuracy, without hurting | lossless, compression, quantization
llm smaller, make my llm smaller, make my model smaller, squeeze a model | compression, quantization, pruning, distillation
one gpu, single gpu, on one card, one graphics card only, limited hardware, old hardware, weak hardware | offloading, memory efficient, quantization, consumer gpu
when they are being tested, being tested, being watched, being evaluated, knows it is a test, they are tested | evaluation awareness, alignment faking
agree with users, always say yes, tell people what they want | sycophancy
give in, cave in, under pressure from users | sycophancy, persuasion, robustness
how i phrase, small changes of the prompt, sensitive to wording | prompt sensitivity, robustness, paraphrase
order of the options, first option | position bias, order sensitivity
ignore parts of the prompt, ignores my instructions, do not follow instructions, many rules at once, several instructions | instruction following, constraint
does not stick to the format, answer as json | structured output, constrained decoding, format
too verbose, long winded, answers are too long | verbosity, length bias, concise, length control
sounds robotic, more human text, humanize | human like text, style, detection
spell words | character level, tokenization
bad at math, bad at arithmetic | arithmetic, mathematical reasoning
say what it thinks | chain of thought, faithfulness
reasons are made up, explanation is not the real, explains wrongly, says one thing and does | unfaithful, faithfulness, chain of thought
split a question, break a problem down, break down a task, smaller questions, small steps | decomposition, subproblem, planning
ask questions first, unclear questions, vague questions, unclear request | clarification, ambiguity
too many searches, search less | adaptive retrieval, search agent, tool use
sources of an answer, show sources, cite sources, name its sources | attribution, citation, grounding
contradicting documents, conflicting sources | knowledge conflict, contradiction, robustness
chunk documents | chunking, segmentation
knows nothing recent, newer than its training | temporal knowledge, knowledge cutoff, knowledge editing
teach it new facts, add facts, new facts into | knowledge injection, knowledge editing
remembers who i am, remember me, remember users, remember past chats, remember earlier chats, across chats | long term memory, personalization
talk for hours, very long chats, long chats, gets lost in a chat, lost in conversation | multi turn, degradation
many models together, several models together, models vote, ask several models, mix models | ensemble, model collaboration, multi agent debate, routing
which model to use, right model for | model routing, model selection
models talk to each other, agents talk to each other, bots talk to each other | multi agent, communication, debate
who is to blame, why an agent failed | failure attribution
work for days, tasks that take hours, tasks that take days | long horizon, autonomous
click around, clicks buttons, operate software | computer use, gui agent
order online, buy things online, shop online | web agent, e commerce
read papers for me, summarize papers, summarise papers, keep up with papers | literature review, scientific summarization
do research by itself, does research by itself | ai scientist, autonomous research
research ideas | idea generation, novelty
is a test too easy, benchmarks are too easy, solved benchmarks | benchmark saturation, difficulty
saw the test before, trained on the test, knows the answers already | contamination, leakage, memorization
trust the score, do benchmarks mean, are benchmarks right | benchmark validity, reliability
score answers, models as graders | llm judge, evaluation, reward model
learn from few examples, only a few examples, five examples | few shot, data efficient
learn while it is used, learn at test time | test time training, online learning, continual
small data, not much data, hardly any data | low resource, data efficient, few shot
data made by models, text made by models | synthetic data, model collapse
good data, which data to keep, best data, junk data | data quality, data selection, filtering
same result with fewer steps, fewer steps, one step instead | few step, distillation, one step
images in a second, instant pictures | few step, diffusion acceleration, distillation
right number of, count objects in pictures, three cats | counting, compositional, text to image
text in pictures, readable text in, write text in pictures | text rendering
ugly hands, broken hands, wrong hands | hand, anatomy, artifact
same character, same people in, character stays the same, keeps its look | identity preservation, consistent character, subject driven
jumps between frames | temporal consistency, flicker
against physics, breaks physics, obeys physics, falls correctly, physically right | physical plausibility, physics
video of an hour, minutes long videos, hour long | long video
explore a scene | world model, interactive, navigation
room from photos, from a few photos, from phone photos, from my phone | 3d reconstruction, novel view synthesis, sparse view
object from one photo, one photo, single picture, one picture | single image, 3d generation, monocular
from videos of people, from youtube, from internet videos | human video, egocentric, imitation learning
never seen before, has not seen, new rooms, new kitchens, new homes | generalization, unseen, open world
gentle touch, feel what, fragile objects | tactile, contact, force
somebody's voice, voice of someone | voice cloning, zero shot text to speech, speaker
talk at once, talks over | full duplex, turn taking, spoken dialogue
all languages, every language, other languages than english, not in english | multilingual, cross lingual
languages with few speakers, languages without much text | low resource language, endangered language
what goes on inside, how they work inside | mechanistic interpretability, probing
find the neuron | knowledge neuron, localization, mechanistic interpretability
steer, steering a model, turn a behaviour off, switch off a behaviour, control the tone | steering vector, activation steering
hide what it thinks, hides its plans, hidden goals, secret goals | deception, alignment faking, scheming
turn itself off, being turned off, switch it off, refuses to be turned off | shutdown, corrigibility, self preservation
dangerous knowledge, dangerous questions, build a bomb | biosecurity, misuse, refusal, hazardous
stolen model, copy a model through | model extraction, fingerprint
`;
