/** Text, reasoning and long contexts. */
export const LANGUAGE = `
finish a sentence, finish my sentence, complete a sentence, next word, predict the next word, guess the next word, word comes next | next token prediction, language modeling
several words at once, several words at a time, more than one word at a time, many words at once | multi token prediction, parallel decoding
write out of order, write in any order, not left to right, not from left to right, without left to right | diffusion language model, masked diffusion, any order
refine a whole text, start from noise | diffusion
swap letters, spelling mistakes, typos, misspelt words, misspelled | typo, robustness, spelling correction, noise
count letters, counting letters, letters in a word, how many letters | character level, tokenization, counting
read letters instead of words, raw bytes, without a vocabulary, without splitting text | byte level, tokenizer free
grammar, grammar mistakes, correct my english | grammatical error correction, grammar, linguistic
synonyms, say it differently, say the same thing, other words, reword, put differently | paraphrase, rephrasing
simple language, plain language, easier to read, simpler words, easy to understand | text simplification, readability
tone, formal tone, sound friendly | style transfer, politeness, tone, formality
double meaning, two meanings, several meanings, meaning of a word, which meaning | ambiguity, word sense, disambiguation
what he refers to, who is meant, which person is meant, pronouns | coreference resolution
sarcasm, irony, not meant literally, reading between the lines, read between the lines, implied | sarcasm, figurative, pragmatic, implicature
metaphors, proverbs, idioms, sayings | idiom, figurative, metaphor
negation, not understand no, word not, does not mean | negation
who did what, who does what, pull facts out, facts from text, names and places, find names | information extraction, named entity recognition, relation extraction
angry customers, positive or negative, happy or angry, good or bad review, reviews of products | sentiment analysis, opinion, review
keywords, main topics, what a text is about, topics of | topic modeling, keyphrase
group similar texts, group texts, groups of similar, sort documents | clustering, topic modeling, classification
meaning as numbers, turn text into numbers, texts into vectors, words into vectors, words as numbers | embedding, text representation
find similar sentences, similar meaning, same meaning | semantic similarity, sentence embedding
old languages, dead languages, latin, ancient writing, ancient texts, cuneiform, old manuscripts | ancient, historical, low resource
mixing languages, mix languages, two languages in a sentence, switch languages, switches language, answers in the wrong language | code switching, language confusion, multilingual
think in english, thinks in english, think in another language, language it thinks in | multilingual reasoning, cross lingual, latent language
better in english, worse in other languages, not english, languages other than english | multilingual, cross lingual, low resource, non english
interpreter, simultaneous interpreter, translate while speaking, translating while listening, translate live | simultaneous translation, speech translation, streaming
translation is good, quality of a translation, mistakes in a translation, judge translations | translation quality estimation, machine translation evaluation
translate novels, translate books, translate a whole book | literary translation, document level machine translation
hold a conversation, long conversation, long conversations, keep talking, back and forth | multi turn, dialogue, conversation
lose the thread, get lost in conversation, forget what i said, forgets what i said, forget what was said, forget what we talked | multi turn, long term memory, conversation
chat from last week, what i told it, told it before, yesterday, last week, weeks ago, know me, knows me, learn about me, my habits | long term memory, personalization, memory
several sessions, between sessions, next session, past conversations, earlier conversations, past chats | long term memory, episodic memory, multi session
what to remember, what to forget, notes to itself, take notes, taking notes, write things down, notebook | memory management, memory, summarization, scratchpad
remember in its weights, memory inside, memory in the weights, learn while it reads, learns while reading, learn at answer time, learn while being used | test time training, parametric memory, continual
forget old knowledge, forgets old things, loses old skills, lose old skills, lose skills, unlearn old | catastrophic forgetting, continual learning
rules it was given, follow rules, follows rules, follow the format, stick to a format, follow many instructions, do exactly what, exactly as told, does what i ask | instruction following, constraint, format
valid json, output a table, fixed format, right format, machine readable | structured output, constrained decoding, json, schema
word limit, exact length, exactly this long, so many words | length control, controllable generation, constraint
long answers, write a whole book, write a book, long stories, write very long, write thousands of words | long form generation, long output, story generation
boring text, sounds like a robot, sounds like ai, sound human, less robotic, sound natural, more natural | humanlike, style, naturalness, creative writing
my writing style, write like me, sound like me, in my style, imitate an author, style of an author | personalization, authorship, style imitation
who wrote, which author wrote, find the author, anonymous author | authorship attribution, stylometry
rhymes, lyrics, song lyrics, haiku | poetry, lyrics, creative writing
jokes work, meme, memes | humor, meme
crossword, crosswords, word games, word puzzles, sudoku | puzzle, word game, logical reasoning
trivia, quiz, quiz questions | question answering, trivia, knowledge
where is the answer, which page, look inside documents, ask my documents, questions about documents, my own files, company documents | retrieval augmented generation, document question answering
documents disagree, sources disagree, sources contradict, contradicting sources, contradicts itself, contradict itself, two sources | knowledge conflict, contradiction, consistency
outside knowledge, external knowledge, an encyclopedia, wikipedia | retrieval augmented generation, knowledge, wikipedia
when to look something up, need to search, when to search, knows when to search | adaptive retrieval, search agent
cut documents into pieces, split documents, pieces of a document | chunking, retrieval
wrong documents, useless documents, irrelevant documents, distracting, distracted, distraction | distractor, noise, robustness, retrieval
several facts together, combine facts, combining facts, several documents, facts from several, join facts | multi hop, multi document, question answering
rare facts, little known facts, unpopular facts, obscure | long tail knowledge, factuality
where facts are stored, where knowledge is stored, where does it store, how facts are stored | knowledge localization, factual recall, knowledge neurons
order of events, when did it happen, calendar, what day | temporal reasoning, temporal
big numbers, adding numbers, add numbers, multiply numbers, compare numbers, which number is bigger | arithmetic, numerical, numeracy
word problems, school maths, competition maths, olympiad, maths contest, hard maths | mathematical reasoning, olympiad, math
show its work, show the steps, explain its steps, writes down its steps | chain of thought, reasoning
say what it really thinks, honest about its reasoning, honest reasoning, reasons it gives, hide its reasoning, steps are not the real | faithfulness, chain of thought, monitorability
many thoughts at once, think in parallel, several lines of thought, branches of thought, think along several | parallel reasoning, tree of thought, branching
when to stop thinking, know when to stop, knows when to stop, stop thinking, stop in time, enough thinking, how long to think, how much to think | adaptive reasoning, early stopping, thinking budget, overthinking
think only when needed, think or answer, switch thinking off, fast and slow, slow thinking, with and without thinking | hybrid reasoning, adaptive thinking, system 2
give up too early, gives up, jump between ideas, changes its mind, change its mind | underthinking, exploration, consistency
doubts itself, second thoughts, double check, checks its own work, check its work, go back and try again, backtrack | self verification, reflection, backtracking
doesn't think but remembers, thinking or memorizing, understands or repeats, really understand, truly understand, parrots, parroting | memorization, generalization, reasoning
logic puzzles, deduce, draw conclusions, conclusions from rules, detective, mystery stories | deductive reasoning, logical reasoning
analogy | analogical reasoning, analogy
abstract patterns, coloured grids, puzzles with grids, iq test, iq tests, pattern puzzles | abstract reasoning, arc, intelligence
what would have happened, what if, had not happened | counterfactual
plan ahead, plans ahead, thinks ahead, think before speaking | planning, lookahead
compress text, squeeze text, text as a picture, text as images, read text as an image | compression, optical, visual text, context compression
huge memory of text, a million words, million tokens, whole library, entire library | long context, million token, retrieval
cheaper attention, attention cheaper, attention costs, attention is slow, look at fewer words, not every word, only the important words | sparse attention, efficient attention, linear attention
order of words, position of words, where a word stands, longer than in training, texts longer than | positional encoding, rope, length extrapolation, length generalization
remember a running summary, fixed memory, constant memory, memory does not grow | recurrent, state space, linear attention
small helper model, draft model, a smaller model drafts | speculative decoding, draft model
loses its train, drifts away, off topic, stay on topic | topic drift, coherence
`;
