/** Science, medicine, law, money and mathematics. */
export const SCIENCE = `
guess how a protein folds, protein folds, protein folding, shape of a protein | protein structure prediction, folding
new proteins, invent proteins, design proteins, enzymes, enzyme | protein design, protein generation, enzyme
antibodies, immune system, immune | antibody, immunology
which medicine fits, medicine sticks to, binds to, docking | molecular docking, binding, drug target
new medicines, find medicines, invent medicines, find a cure, cure | drug discovery, molecule generation
mutations, inherited, hereditary, rare diseases, rare disease | variant effect, genetic, rare disease, diagnosis
read dna, letters of dna, write dna, genetic code | genomic language model, dna sequence
single cells, cells react, what cells do, virtual cell | single cell, perturbation, transcriptomic
microscope, microscopy, pictures of cells, cells under | microscopy, cell segmentation
tissue, tissue slides, biopsy, slices of tissue | pathology, whole slide image, histopathology
chemical reactions, make a molecule, how to make a molecule, recipe for a molecule | retrosynthesis, reaction prediction, chemical synthesis
spectrum, mass spectra, spectra | spectrum, spectroscopy, mass spectrometry
new materials, invent materials, batteries, battery, solar cells, superconductors | materials discovery, crystal, battery
movement of atoms, atoms move, forces between atoms | molecular dynamics, interatomic potential, force field
water flow, air flow, liquids, fluid, flow of air, turbulence, aerodynamics, smoke | fluid dynamics, computational fluid, neural operator
equations of physics, solve equations, physical equations, simulate physics, faster simulations | partial differential equation, neural operator, physics informed, surrogate
discover laws of nature, physical laws, formula from data, formulas from data | symbolic regression, equation discovery
nuclear fusion, particle, particles, accelerator physics | fusion, plasma, particle physics
rocket, mars, moon, galaxies, black hole | astronomy, astrophysics, spacecraft
hurricanes, typhoon, heat wave, extreme weather, drought | extreme weather, cyclone, forecasting
rain in the next hours, next few hours | precipitation nowcasting
seasons, weeks ahead, months ahead | subseasonal, seasonal forecasting, climate
wild fires, forest fire, fires, volcano, landslide, tsunami | wildfire, disaster, earth observation
deforestation, count trees | forest, tree, remote sensing
pollution, air quality, dirty air, clean water, river, rivers, groundwater | air quality, hydrology, environmental
changes from above, what changed between, before and after a disaster | change detection, remote sensing
electric grid, power grid, power plants, wind power, solar power | power grid, energy, forecasting
oil, rocks, underground, seismic | seismic, geoscience, geology
heart beats, heart rhythm, pulse | ecg, electrocardiogram, cardiac
blood pressure, blood sugar, diabetes, blood test | glucose, diabetes, clinical, physiological
sleep well, sleep stages, snoring, steps per day, step counter | sleep, wearable, physiological signals
talk with a doctor, ask like a doctor, asks like a doctor, doctor's visit, questions a doctor asks | medical dialogue, diagnosis, consultation
medical exams, medical school, doctors' exams | medical question answering, medical benchmark
advice on health, health questions, symptoms, ask about health, ask about symptoms | health, medical, consumer health, triage
write doctors' letters, doctor's letter, letters of doctors, hospital notes, discharge letters | clinical notes, summarization, discharge summary
reads x rays, describe x rays, chest x ray | chest x ray, radiology report generation
find tumours, find cancer early, cancer early, breast cancer, lung cancer | cancer screening, tumor detection, mammography, lung nodule
magnetic scanner, brain scans, brain scan, faster scans | mri reconstruction, brain mri, neuroimaging
ultrasound, baby in the womb, pregnancy, pregnant | ultrasound, fetal
eye disease, eye diseases, retina | retinal, fundus, ophthalmology
skin cancer, moles, rash | dermatology, skin lesion
dentist, tooth | dental
polyps, intestine, stomach | endoscopy, colonoscopy, polyp
dementia, alzheimer, memory loss, parkinson | alzheimer, dementia, parkinson, neurodegenerative
autism, attention deficit | autism, neurodevelopmental
who will get sick, predict disease, years before, risk of disease, will a patient | disease prediction, risk prediction, prognosis, electronic health records
emergency room, intensive care, ambulance | emergency, icu, triage
clinical trials, test of a medicine, find patients for | clinical trial, patient matching
epidemic, pandemic, covid, flu, spread of a disease | epidemiology, covid, pandemic
thoughts into words, speak by thought, brain to text, control by thought | brain computer interface, eeg, brain decoding
like the brain, similar to the brain, brain like, work like a brain, human brain and | neuroscience, brain alignment, brain inspired
spikes like neurons, nerve cells, brain chips | spiking neural network, neuromorphic
food photos, calories, nutrition, what i eat | food, nutrition
plant diseases, sick plants, insects on plants | plant disease, crop, agriculture
cows, pigs, chickens, livestock | livestock, animal
name a species, which bird, which plant, name of an animal | species classification, fine grained, biodiversity
talk with animals, animal language, understand animals, dolphins | animal communication, bioacoustic
fossils, dinosaurs, archaeology, excavation, ruins | archaeology, paleontology, cultural heritage
old maps, old newspapers, archives, church books, parish registers | historical document, archive, digital humanities
history, historians, ancient world, world war | historical, history
law cases, judgements, court decisions, contracts, lawyers' work | legal reasoning, judgment prediction, contract, legal
patents, patent, inventions, inventors | patent, innovation
read laws, tax law, rules and regulations, building rules | legal, regulation, statutory reasoning
earn money on the stock, stock market, share prices, trade shares, investor, investors, portfolio | stock prediction, trading, portfolio, financial
annual reports, balance sheets, company reports, company numbers | financial report, financial analysis, earnings
credit, loans, bankrupt, credit cards | credit risk, financial, fraud detection
bitcoin, blockchain, crypto, smart contracts | blockchain, cryptocurrency, smart contract
prices over time, sales forecast, demand, how much will be sold | demand forecasting, time series
predict the future, future events, tomorrow's events, bets, betting on events, what will happen in the world | event forecasting, future prediction, prediction market
numbers that change over time, curves over time, sensor data, measurements over time | time series, sensor
one model for all time series, forecasts without training | time series foundation model, zero shot forecasting
missing values, holes in data, incomplete data, gaps in tables | imputation, missing data
tables better than trees, rows and columns, data in tables | tabular, tabular foundation model
delivery routes, shortest route, shortest tour, travelling salesman, timetables, timetable | combinatorial optimization, routing, scheduling, operations research
describe a problem and solve, turn a problem into equations, optimisation problems in words | optimization modeling, operations research, solver
prove theorems by computer, checked proofs, computer checks proofs, lean, proof assistant | formal theorem proving, lean, autoformalization
maths into formal, translate mathematics | autoformalization, formal
new mathematics, help mathematicians, open problems, unsolved problems, unsolved maths | mathematical discovery, research mathematics, open problems
scientific questions, questions of experts, phd level, hardest questions | expert level, scientific reasoning, benchmark
understand scientific papers, questions about papers, figures in papers, search for papers, find papers, find related papers | scientific literature, scientific question answering, literature search, citation recommendation
which papers to cite, who cites, impact of papers, will be cited | citation, impact prediction, scientometric
fair reviews, referees, reviewers, accept or reject, conference overloaded | peer review, review generation
`;
