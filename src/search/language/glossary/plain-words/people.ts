/** People who use models, and society. */
export const PEOPLE = `
does ai make us stupid, make people lazy, lazy, think for themselves, lose the ability, rely too much, trust too much, trust ai, trust it too | overreliance, trust, critical thinking, cognitive
learn with ai, helps students, private teacher, personal teacher, tutor, learning at school, university teaching | intelligent tutoring, education, personalized learning
explains without giving the answer, hints, hint, does not give away, questions instead of answers | socratic, scaffolding, tutoring, pedagogical
model of a student, what a student knows, mistakes students make, pretend to be a student | student simulation, knowledge tracing, misconception
lesson plans, lessons, teaching material, textbook, textbooks | lesson, curriculum, educational content generation
learn a language, language learners, vocabulary for learners | language learning, second language
jobs lost, lose their jobs, replace workers, replaced by ai, unemployment, takes our jobs | labor market, automation, employment, economic impact
faster at work, productivity, help at work, save time at work | productivity, workplace, user study
how people use, what people ask, what do people use, what people use chatbots for | usage, conversation logs, user behavior, large scale analysis
programmers with ai, programmers use, help for programmers | developer, ai pair programming, software engineering, user study
writers, authors and ai, write together, writing together, help me write, writing help | co writing, writing assistance, human ai collaboration
artists use, musicians use, tools for artists, tools for designers, designers | creative support, design tool, human ai co creation
doctors with ai, doctors use, help for doctors | clinical decision support, human ai collaboration, physician
personal taste, adapt to me, adapts to me, fits me, made for me, different for everyone, to each user | personalization, user preference, user modeling
guess my age, who is the user, know the user, what the user wants, what i really want, what people want | user modeling, intent, preference inference
act like a certain person, act like a real person, imitate a person, digital copy of a person, digital twin of a person, like grandma, famous people | persona, digital twin, role playing, simulation
character in a novel, characters in games, game characters, non player | role playing, character, non player character
simulate a town, simulate a society, little town, village of agents, fake society, artificial society | social simulation, generative agents, society
how people behave, predict people, predict what people do, human behaviour, human behavior, psychology, psychological | human behavior, psychology, cognitive, simulation
think like people, thinks like humans, human like thinking, biases of people, human errors | cognitive bias, human like, cognitive science
learn like a child, like babies, how children learn, baby, babies, toddler | developmental, child, language acquisition, babylm
where people look, eye movements, gaze | gaze, eye tracking
emotional intelligence, comfort, comforting, cheer me up, sympathy, understanding and kind | emotional support, empathy, emotional intelligence
therapist, psychologist, anxiety, burnout | mental health, counseling, psychotherapy
friendship with ai, girlfriend, companion, companions | companion, companionship, human ai relationship
teach a robot manners, behave in company, social rules, unwritten rules | social norms, social intelligence
moral dilemma, dilemma, dilemmas, trolley, right thing to do | moral reasoning, moral dilemma, ethics
help the blind, blind users, describe surroundings, visually impaired | visually impaired, accessibility, assistive
deaf people, hard of hearing, subtitles for | sign language, accessibility, captioning
people who cannot speak, cannot move, paralysed, paralyzed | brain computer interface, augmentative communication, assistive
elderly, grandparents, old age, care for old | older adults, elderly care
farmers, villages, poor regions, developing countries, africa, indian languages, southeast asia | low resource, global south, african, indic
government, public administration, authorities, parliament, laws and politics | government, policy, political, public sector
journalists, newspaper, newspapers, newsroom | news, journalism
social media, tweets, twitter, reddit, tiktok, influencer | social media, user generated content
bring people together, find a compromise, compromise, agree on | deliberation, consensus, mediation
polarised, polarized, quarrel, hate online, trolls | polarization, toxicity, online discourse
cooperate, cooperation, share resources, selfish, prisoner | cooperation, game theory, social dilemma
auctions, prices, markets, market, sell | auction, economic, negotiation, market
planning a city, city planning, streets and houses, where people go, movement of people, how people move through | urban planning, human mobility, trajectory
house prices, rent, real estate | real estate, price prediction
find places, restaurants, places nearby, directions on a map, maps | point of interest, geospatial, map
tourists, tourism, sights | travel, tourism
firemen, rescue, police, soldiers, military, war | emergency response, military, public safety
bible, quran | religious
cook for me, recipes | recipe, cooking
puzzles for children, toys, toy | toy, children
`;
