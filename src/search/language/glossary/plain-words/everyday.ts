/** Everyday words and turns of phrase. */
export const EVERYDAY = `
picture, photo, photograph, snapshot | image
drawing, sketch, painting | sketch, image, illustration
film, movie, clip, footage | video
cartoon, comic, anime | cartoon, animation, anime
voice, spoken, talk, talking, speaking | speech, audio
song, tune, band, instrument | music, audio
noise, sound | audio, acoustic
chatbot, bot | language model, assistant, dialogue
chat | dialogue, conversation
assistant, helper | assistant, agent
ai | artificial intelligence, language model
llm | language model
computer program, app | software, application
programming, programmer, write code, writing code | code generation, software engineering
bug, mistake in code | bug, program repair
word, wording | token, language
guess several, guess ahead, guessing several, guess tokens, guessing tokens | speculative decoding, draft
guess | prediction, estimation
word by word, one word at a time, token by token | autoregressive
all at once, at the same time, in parallel | parallel, diffusion
fewer bits, low precision, less precision, smaller numbers | quantization, bit
shrink, shrinking, make smaller, smaller models, smaller model | compression, pruning, distillation
smaller file, smaller files | compression, compact
cut out parts, throw away, throwing away, leave out parts | pruning, sparsity
copy a big, copying a big, learn from a bigger, imitate a bigger, big one | distillation, teacher, student
phone, phones, laptop, small device, watch | mobile, device, edge
one graphics card, consumer graphics card, graphics card, home computer | gpu, memory efficient, low rank
cheap, cheaper, save money, cost less | efficient, cost
speed up, speeding up, faster, quicker, quick | acceleration, efficient, speedup
power, electricity, energy | energy, consumption
memory it needs, less memory | memory, cache, compression
long text, long texts, long input, long inputs, whole book, whole books, long document | long context
middle of a long, lost in the middle | position bias, long context
forget, forgetting, unlearn | unlearning, forgetting
keep learning, learning over time, without forgetting | continual, lifelong, forgetting
make things up, making things up, invent facts, made up, stop hallucinating, tell the truth, hallucinate | hallucination, factuality
know what it does not know, say i do not know, sure of itself, how sure, confident | uncertainty, calibration, confidence, abstention
agree with everything, agrees with everything, flatter, flattery, yes man | sycophancy
refuse, refuses, refusing, harmless | refusal, safety, overrefusal
evil, bad thing, bad behaviour, harmful | misalignment, harmful, safety
trick, tricks, fool, fooling, break the rules | attack, adversarial, jailbreak
hidden command, hidden commands, hidden instruction, hidden instructions | prompt injection, attack
secret, private, personal data | privacy, leakage, memorization
pull data out, pulling private data, training data out | extraction, memorization, privacy
copyright, stolen, who owns | copyright, ownership, watermark
written by ai, written by a machine, made by ai, machine written, fake text | detection, generated, watermark
fake, fakes, faked | deepfake, detection, synthetic
poison, poisoned, backdoor | poisoning, backdoor
cheat, cheats, cheating, game the score, higher score | reward hacking, exploitation
reward, rewards, praise | reward, reinforcement learning
no right answer, without right answers, no correct answer | rubric, open ended, verifiable
trial and error | reinforcement learning
same answer, always the same, always giving the same | diversity, entropy, collapse
what people like, what people prefer, people like more, would people like | human preference, reward
please people, behave, behaving well | alignment, preference
think too long, think far too long, thinks too long, thinking too long, overthink | overthinking, reasoning, efficient
think, thinking, thoughts | reasoning, thought
think silently, thinking silently, without words, instead of in words | latent reasoning, continuous
step by step | chain of thought, reasoning
its own mistakes, own mistakes, correct itself, fix itself | self correction, policy, distillation
improve itself, improves itself, teach itself, teaches itself | self improvement, evolving
already in the training, seen the test, test already, test in the training, test questions | contamination, benchmark, leakage
how few examples, few examples, a handful of examples | few shot, data efficiency, demonstration
examples in the prompt | in context learning, demonstration
how large, how big, amount of compute, bigger is better | scaling law, compute
more time to answer, more compute when answering | test time, scaling, inference
several models, combining several, combine models, many models into one | merging, ensemble, fusion
many experts, experts inside | mixture of experts
first word, first token | attention sink
who looks at what, look at everything | attention
inner state, inside a model, inside the network, inner workings, in its head | representation, activation, interpretability
adding a vector, nudge, nudging | steering, activation, vector
single neuron, single neurons, neuron | neuron, interpretability, feature, sparse autoencoder
explain itself, explain why, why did it decide | explanation, interpretability, attribution
left or right wing, right wing, political, politics | political, bias
unfair, fair, prejudice, stereotypes | bias, fairness
opinion, opinions, survey, surveys | survey, opinion, simulation
pretend, pretending, play a role, pretend to be | role playing, simulation, persona
personality, character | personality, persona, character
feelings, mood, empathy | emotion, empathy
children, kids, pupil, pupils, students, school, teacher, homework | education, student, tutoring
learn to read | literacy, reading
lawyer, law, court | legal
bank, stock, stocks, shares, money, trade | financial, trading, finance
doctor, doctors, diagnosis, sick, illness, patient, hospital | medical, clinical, diagnosis
scan, scans, x ray, tumour, tumours, cancer | medical imaging, segmentation, tumor, ct, mri, radiology
heart, heartbeat | ecg, cardiac
brain waves, brain | eeg, fmri, neural
drug, drugs, medicine, pill | drug discovery, molecule
protein, proteins | protein design, generative
chemistry, chemical | molecule, chemistry
material, crystals | material
do research, research on its own, do science, make discoveries, scientist | scientific discovery, research agent
read papers, reviewing papers, review papers | peer review, scientific literature
slides, poster, presentation | slide, poster, presentation generation
report, reports, long reports | deep research, report generation
homework in maths, maths, sums, calculate, arithmetic | mathematical reasoning, arithmetic
prove, proof, proofs | theorem proving, formal
weather, tomorrow, storm, rain | weather forecasting
climate, warming | climate
numbers over time, over time, forecast, forecasting | time series, forecasting
table, tables, spreadsheet, spreadsheets | tabular, table
graph, graphs, plot, plots, chart, charts | chart, figure, plot understanding
database, databases, everyday language | sql, text
pdf, scanned page, scanned pages, reading pages, letters in an image | ocr, document parsing
handwriting | handwritten, ocr
web page, web pages, website, websites | web, html
screenshot, screenshots | screenshot, gui, code
click, clicking, use a computer, using a computer, buttons, mouse and keyboard | gui agent, computer use
search the web, searching the web, look things up, look up facts, googling | search agent, retrieval, web
find documents, finding documents, find the right document | retrieval, dense, reranking
function to call, which function, call functions, use tools, using tools, which tool | tool use, function calling, tool
arguments | parameter, function calling
team, teams, work together, working together | multi agent, collaboration
why do they fail, fail, fails, go wrong | failure
ask back, asks back, unclear, vague | clarification, ambiguity, question
remember, remembers, remembering, from earlier | memory
collect tricks, tricks they can use again, reuse, use again | skill, library, experience
trip, travel, holiday | travel planning
plan, planning | planning
shopping, buy, product, products, shop | recommendation, commerce, product
recommend, suggest, giving each product | recommendation, semantic id
advert, adverts, advertising | advertising
news | news
video game, video games, games, playing | game, playing, environment
chess, go board | chess, game
one step, in one step, single step, few steps, instead of fifty | one step, few step, distillation, consistency
make pictures, making pictures, draw pictures, generate pictures, pictures from text | text to image generation, diffusion
make films, make videos, making videos | video generation, diffusion
change a picture, edit a photo, editing photos, retouch | image editing
remove people, removing people, remove things, erase, erasing | inpainting, object removal
same person, keep the face, same face, looks the same | identity preserving, personalization, subject
right number, how many, count, counting | counting, numeracy, compositional
right places, in the right place, where to put | layout, spatial, controllable
billions of pixels, huge pictures, poster size, very large pictures, sharp | high resolution, ultra, upscaling
blurry, sharper, old photo, old photos | super resolution, restoration, deblurring
dark photo, night | low light, enhancement
black and white, colour, color | colorization
style, look like a painting | style transfer
between two pictures, frames between, missing frames, slow motion | frame interpolation, inbetweening
letters in pictures, writing in pictures | text rendering
font, fonts | font, glyph, typography
logo, icon, vector drawing | svg, vector graphics
when does this happen, at which moment, when in a video | temporal grounding, moment retrieval, localization
while it is still playing, still playing, live | streaming, online, real time
long film, hours of | long video, understanding
where on earth, where a photo was taken, photo was taken, which city | geolocation
left right near, near or behind, left, where things are | spatial reasoning, spatial
how far, distance | depth estimation, metric
walk around, scene from photos, from a few pictures | 3d reconstruction, novel view synthesis
splat, splats, splat scene, splat scenes | gaussian splatting
three dimensional, 3d object, objects in 3d | 3d generation, mesh
room, rooms, house, houses | indoor, scene, navigation
find their way, finding their way, finding the way, never seen | navigation, embodied, unseen
body pose, body poses, poses of people, move like a person, people move | human pose estimation, motion, mesh recovery
dance, dancing | dance, motion generation
smile, face, faces | avatar, facial, head animation, portrait
lips, lip | lip synchronization, talking head
hair, clothes, clothing, try on, dress | virtual try on, garment
hand, hands, fingers | hand, dexterous
robot, robots | robot, manipulation, robotic
pick up, grab, grasp | grasping, manipulation
watching people, learn by watching, watch videos to learn | human video, imitation, demonstration, egocentric
walking robot, run and jump, legs | locomotion, humanoid, legged
self driving, driving, cars, car, road, traffic | autonomous driving
flying, drone, drones, fly | uav, aerial, drone
satellite, from space, seen from above | remote sensing, satellite
imagine what happens, imagining what, what happens next, what will happen, happen next | world model, prediction, forecasting
physics, fall, bounce | physics, physical
farm, crops, plants | agriculture, plant
animals, animal | animal, wildlife
food, cooking, recipe | food, recipe
map, streets | map, geospatial, urban
interrupt, interrupted, interrupting | full duplex, turn taking, spoken dialogue
imitate a voice, imitating a voice, copy a voice, cloning a voice, after hearing | voice cloning, text to speech, zero shot
read aloud, reading aloud, text read out | text to speech, synthesis
write down what is said, what was said, subtitles, dictation | speech recognition, transcription, asr
few people speak, few speakers, rare languages, small languages | low resource, multilingual, language
another language, other languages, foreign, many languages | multilingual, cross lingual
translate, translating | translation
jokes, funny, humour | humor
stories, story, novel, novels, poem, poems | story generation, creative writing
one voice out, one instrument, out of a recording, pulling one | source separation, extraction
fewer image tokens, fewer tokens, less tokens | token pruning, token compression, reduction
image chatbot, image chatbots, models that see, that can see, understand pictures, in pictures | vision language, multimodal
questions about a video | video question answering, understanding
questions about a picture | visual question answering
beyond what it could do, could not do before, anything new, new abilities | capability, boundary, base model
easy question, easy questions, hard questions | difficulty, adaptive
good training data, which data, choose data, choosing data, pick data | data selection, curation, filtering
made up data, data made by, invented data | synthetic data
label, labels, labelling | annotation, labeling
workers | crowdsourcing, annotator
let a model grade, grade answers, judge answers, models as judges | llm judge, evaluation, reward model
test, tests, exam, exams | benchmark, evaluation
how good are, how well do | evaluation, benchmark
settings, knobs, step size | hyperparameter, learning rate, optimizer
start of training, warm up | initialization, warmup
many computers, many machines, across the world | distributed training, decentralized
without sharing data | federated
network shape, find a good network | architecture search
alternative to attention, without attention, other than transformers | state space, linear attention, recurrent
split text, cutting text into pieces, pieces of words, letters | tokenizer, tokenization, byte
serve, serving many users, many users | serving, throughput, scheduling, inference
chips, hardware | kernel, accelerator, hardware
simulate, simulated people, society, crowd of people | simulation, social, agents
rumours, lies, lie, lying, deceive | misinformation, deception
online hate, insults, swearing | toxicity, hate speech
suicide, therapy, depressed, mental | mental health, counseling
old people, blind, deaf | accessibility, assistive
sign language | sign language
games of several players, bargain, negotiate | negotiation, game theory, strategic
hackers, hacking, break into, security holes | cybersecurity, vulnerability, penetration
unsafe, dangerous, weapons | safety, risk, dangerous
boss, office work, jobs, work for a company | workplace, enterprise, economic
group photo, many people | multi subject, group
looking for a needle | retrieval, long context
short answers, shorter answers, too wordy | concise, length, compression
answer quickly, without waiting | latency, early exit
tell apart, telling apart, sort into | classification, discrimination
cut out, outline, outlines, mark every object | segmentation
find objects, spot | object detection, grounding
follow an object, following an object, follow a point | tracking
describe a picture, describing pictures | captioning
similar pictures, find pictures | image retrieval
reading a lot at once, huge documents, whole codebase | long context, repository
whole project, many files, large codebase | repository, codebase, software engineering
unit tests, testing code, check code | test generation, verification, code
spreadsheet formulas | spreadsheet, formula
talk to customers, customer, call centre | customer service, dialogue, agent
helpful advice, advice | guidance, recommendation
emails, email, messages | email, communication
meetings, meeting, minutes | meeting, summarization
short version, shorten, sum up, summary | summarization
check facts, checking facts, is it true, true or false | fact checking, verification, factuality
where an answer comes from, sources, quote sources, cite | attribution, citation
outdated, out of date, old knowledge, new facts, keep up to date | knowledge editing, temporal, updating
change what a model knows, change a fact | knowledge editing
common sense, everyday knowledge | commonsense
puzzles, riddles, brain teasers | puzzle, logical reasoning
cause, causes, cause and effect, why things happen | causal
if then, logic | logical reasoning, formal
understand other minds, what others think, what others believe | theory of mind, social
manners, culture, cultures, customs, countries | cultural, multilingual
dialect, accent, accents | dialect, accent
gender, women, race | gender, bias, demographic
religion, values, moral, morals, right and wrong | moral, ethics, values
law breaking, crime | criminal, misuse
election, elections, voting, persuade, persuading | persuasion, political
addicted, relationship, lonely, friends | companionship, emotional, social
danger to humanity, take over, out of control | existential risk, safety, control
pretend to obey, pretends to obey, hide its aims, secretly | deceptive alignment, scheming, deception
notice being tested, knows it is being tested | evaluation awareness
turn off, switched off, shut down | shutdown, corrigibility
weak supervise strong, people cannot check, too hard to check | scalable oversight, weak to strong
human in the loop, with people, working with people | human collaboration, interactive
feedback from users, thumbs up | feedback, preference
small changes to a question, rephrase, wording of the question, order of the answers | robustness, prompt sensitivity, perturbation
write better prompts, good prompts, better prompts | prompt optimization, engineering
which model to ask, pick a model, choosing a model, choose between models | routing, model selection
ask a bigger model only when, hand over to | cascade, routing
many answers and pick, pick the best answer, take the best of several, vote among answers | best of n, self consistency, sampling, verifier
check each step, each step of a solution | process reward, verification
search tree, look ahead | tree search, monte carlo
skip layers, fewer layers, stop early | layer skipping, early exit, depth
same layer again, loop, loops, repeat layers | looped, recurrent, depth
turn the temperature, random, randomness | sampling, decoding, temperature
repeat itself, repetition | repetition, degeneration
spikes, unstable | training stability, loss spike
learn fast at first, suddenly understand, sudden | grokking, emergence, phase transition
order of the training data, easy first, from easy to hard | curriculum
rewrite training data, recycle data, cleaned data, clean data | rephrasing, synthetic, filtering
run out of data, not enough data, little data | data constrained, scarcity, efficiency
duplicates, the same text twice | deduplication
mix of data, how much of each | data mixture
train on its own output, own output, eats its own | model collapse, self generated, synthetic
size of the vocabulary, dictionary size | vocabulary, tokenizer
hard drive, disk, offload | offloading, memory
compute in lower precision, eight bits, four bits, one bit | fp8, low bit, quantization
share a cache, keep the cache small, cache | kv cache, eviction
compress a prompt, shorter prompts | prompt compression
write as you go, correct what was written, fill in the middle, gaps | infilling, diffusion language, masked
sense of touch, touch | tactile
smell, taste | olfactory
one model for everything, everything in one, see and draw, understand and make | unified, multimodal, omni
sound for silent, silent film, silent films, add sound | video to audio, foley
picture to song, music for | music generation
sing, singing | singing voice
who is speaking, several speakers | speaker diarization, verification
clean up a recording, noisy recording | speech enhancement, denoising
podcast, radio play, audiobook | podcast, long form, speech synthesis
camera moves, move the camera, camera path | camera control, trajectory
drag, drag things, move objects in | drag, motion control
same character in, whole story in pictures, same people across | consistency, storytelling, multi shot
several shots, scenes of a film | multi shot, cinematic, video generation
endless video, minutes long, longer videos, long videos | long video generation, autoregressive
play inside, walk through, playable | interactive world model, game engine
control with keyboard, react to keys | interactive, world model
make a still move, bring to life | animation, image to video
make a person speak, speaking person | talking head, portrait animation, audio driven
turn day into night, light, lighting, shadows | relighting, illumination
see through, glass, mirror, mirrors | transparent, reflection
take away the background, cut out the background | matting, background removal
fit together, puzzle pieces, furniture | assembly, layout
many cameras, several cameras | multi view
moving scenes, scenes that move | dynamic scene, 4d
bend, soft things, cloth | deformable, cloth simulation
floor plan, building, buildings, architecture of houses | floorplan, building, architectural
engineering drawing, technical drawing, machine parts | cad, engineering design
circuit, circuits, chip design | circuit, hardware design, verilog
laundry, tidy up, kitchen, household | household, mobile manipulation
two arms, both hands | bimanual
learn in a simulator, from simulation to the real | sim to real, simulation
robot does what i say, tell a robot, told what to do | instruction following, vision language action, robot
push people, bump into, safe around people | collision, safety, human robot interaction
football, sport, sports, tennis | sports
pictures taken by animals, counting animals, birds, insects | wildlife, species, biodiversity
earthquake, flood, disasters | disaster, earth observation
stars, telescope, planets | astronomy
atoms, quantum | quantum, atomic
genes, dna, cells | genomic, dna, single cell
vaccine, virus | biology, biosecurity
teeth, eyes, skin | dental, retinal, dermatology
surgery, operation room | surgical
nurse, notes of doctors, patient records, health records | electronic health records, clinical notes
diet, fitness, sleep, smartwatch | wearable, health, sensor
insurance, tax, accounting | tax, accounting, financial
factory, machines that break, broken parts | industrial, anomaly detection, fault
strange things, odd ones, unusual | anomaly, outlier, out of distribution
networks of friends, social network | social network, graph
links between things, facts about things | knowledge graph
recognise people, recognising people | person reidentification, face recognition
pictures that show harmful, nsfw, naked | unsafe, image safety, content moderation
`;
