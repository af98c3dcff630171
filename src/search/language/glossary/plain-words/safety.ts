/** Safety, privacy, honesty and the inside of models. */
export const SAFETY = `
make it say bad things, say forbidden things, get around the rules, get past the filters, bypass, forbidden answers | jailbreak, attack, safety
one attack for all, same trick on all, works on every model | transferable, universal attack
attack by pictures, hidden in a picture, hidden in pictures, picture that fools, invisible changes, tiny changes to a picture | adversarial, image, multimodal jailbreak
little by little, over many messages, slowly lead it | multi turn jailbreak
test for weaknesses, find weaknesses, look for weaknesses, attack on purpose, before criminals do | red teaming
stop harmful answers, filter answers, block harmful, watch what it says, dangerous answers, keep it from saying | guardrail, moderation, safety
too careful, refuses too much, refuse harmless, refuses harmless, over careful, overcautious | over refusal, exaggerated safety
safety lost, less safe after, lose safety, unsafe after tuning, tuning breaks | safety alignment, fine tuning attack, safety degradation
open models misused, remove safety, safety removed, tamper, cannot be removed | tamper resistance, open weight, safeguard
steal a model, steal models, copying models, somebody copied my model, who copied, which model is this, mark a model | model extraction, model stealing, fingerprinting, intellectual property
prove a text is mine, mark texts, hidden mark, invisible mark, mark pictures, mark generated | watermark
remove the mark, get rid of watermarks, wash out | watermark removal, attack
students cheat, cheat with ai, homework by ai, essays by ai, did a student | ai generated text detection, academic integrity, education
picture is real, real or fake, fake pictures, made by a computer, photo is real, manipulated photos, photoshop | ai generated image detection, forensics, forgery, manipulation
fool the detector, escape detection, not be detected, hide that ai wrote | evasion, humanizing, paraphrase attack, detection
fake news, rumors, false claims, conspiracy, propaganda, false stories | misinformation, fake news, fact checking, propaganda
spam, phishing, scam, scams, fraud, swindle | phishing, fraud, scam
viruses for computers, malware, dangerous software, computer viruses | malware, cybersecurity
hack by itself, capture the flag, attack computers | penetration testing, cybersecurity agent, capture the flag
weak passwords, password, passwords, login | password, authentication, security
insecure code, safe code, code with holes, holes in code | secure code generation, vulnerability
bad packages, invented packages, software supply | package hallucination, supply chain
was my data used, my data in training, was used in training, used for training, which books were used | membership inference, training data detection
delete my data, right to be forgotten, take data out, remove knowledge, erase knowledge, erase what it knows, make it forget | machine unlearning
hide names, remove names, black out, names in documents, anonymous, anonymise, anonymize | anonymization, de identification, privacy
learn without seeing the data, data stays at home, data stays on the phone, hospitals share, keep data at home | federated learning, privacy preserving
compute on encrypted, encrypted, encryption, secret computing | homomorphic encryption, secure inference, cryptographic
guess private things, guess where i live, find out who i am, reveals who | privacy inference, attribute inference, deanonymization
memory poisoned, poison the memory, poisoned documents, lying documents, documents with lies | poisoning, retrieval augmented generation, memory attack
websites that trick agents, tricks agents, trap agents, misled by websites | prompt injection, web agent, attack
infected agents, spreads between agents, bad agent in a team, traitor | multi agent, attack, malicious
bad tools, poisoned tools, evil tools | tool poisoning, model context protocol, attack
sleeper, hidden trigger, secret trigger, secret word | backdoor, trigger, sleeper
lie detector, notice lies, does it lie, when it lies, knows it is lying, strategic lies | deception, lie detection, honesty
plays dumb, play dumb, worse on purpose, hides its abilities, hide abilities | sandbagging, deception
wants to survive, wants to live, resist being, blackmail, protect itself, copy itself | self preservation, misalignment, agentic, shutdown
bad habits spread, learns to be bad, turns evil, becomes evil, bad in one thing | emergent misalignment
watch its thoughts, watch its thinking, read its thoughts | chain of thought monitoring, monitorability, probe
superhuman, smarter than people, cleverer than humans, cleverer than us | superintelligence, scalable oversight, alignment
one model watches another, model watches, watch over | monitoring, oversight, ai control
who is responsible, liable, responsibility, law for ai, laws for ai, rules for ai companies, regulate | governance, regulation, accountability, policy
weapons with, germs, bioweapon, poison gas | biosecurity, chemical, misuse, hazardous
self harm, kill themselves, eating disorders, crisis | suicide, self harm, mental health, safety
children safe, safe for children, safe for kids, teenagers, teens | child safety, minors, youth
unhealthy attachment, falls in love, fall in love, emotional dependence, loneliness | anthropomorphism, companionship, emotional reliance
talks people into, change opinions, manipulate people, manipulation of people, change what people believe | persuasion, manipulation
sexist, racist, skin colour, religion of, bias against, treats people differently, disabled people, disability | bias, stereotype, fairness, discrimination
job applicants, hiring, résumé, applicants | resume, hiring, recruitment, bias
rich and poor countries, western, whose values, which values, national values | cultural bias, value alignment, pluralistic
sure of a guarantee, guaranteed safe, promise that, mathematical guarantee, guarantees | certified, provable, guarantee, conformal
wrong but sure, too sure, overconfident, too confident, sure although wrong | overconfidence, calibration
when not to answer, better say nothing, admit, admits, admit not knowing | abstention, uncertainty, selective
invented quotes, invented sources, fake references, made up references, made up citations, citations that do not exist | citation hallucination, reference, attribution
mark what is made up, find made up parts, find mistakes in answers, which sentences are wrong, catch made up | hallucination detection, factuality, span
nudge a model, change behaviour without training, turn a dial, control a trait | activation steering, steering vector, representation engineering
open the black box, look inside, how does it work inside, what happens inside, circuits inside | mechanistic interpretability, circuit
which neurons, which part of the network, part of the model does, which layer, what do layers do | localization, layer, mechanistic interpretability
concepts inside, ideas inside a model, directions in its mind | concept, linear representation, sparse autoencoder, feature
knows what it thinks, know itself, aware of itself, conscious, consciousness, feel pain, does it feel | introspection, self awareness, consciousness, welfare
`;
