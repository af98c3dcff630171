/** Data, tests and judges. */
export const DATA = `
collect data, gather data, where data comes from, internet text, crawl the web, scrape | data collection, web crawl, corpus, dataset
clean internet text, rubbish in the data, throw away bad data, good web pages, bad web pages, garbage | data filtering, quality filtering, curation
whole internet, open data, free data, legal data, allowed to use, permission to use, licence | open data, licensing, pretraining corpus
is the data fair, whose data, document a data set, where did the data come from | data governance, provenance, documentation
too much data, less data but better, few but good, thousand examples | data efficiency, data selection, coreset
data from a stronger model, let a model write the data, textbooks written by | synthetic data, distillation
pictures with descriptions, better descriptions of, detailed descriptions, redescribe | captioning, recaptioning, image text dataset
questions and answers from documents, make questions, invent questions, write exam questions, exam questions | question generation, synthetic question answering
order data, sort data, mixture of languages, how much code | data mixture, curriculum, data ordering
translate data, translated data, translated tests | translated, multilingual dataset, benchmark
hard test, too easy tests, tests are too easy, tests too easy, models pass everything, last exam | challenging benchmark, saturation, frontier
tests in real life, real world tests, like in reality, real users ask, real questions | realistic benchmark, real world, in the wild
tests that change, new tests every, fresh questions, tests that cannot be learnt | live benchmark, dynamic, contamination free
mistakes in tests, wrong tests, bad tests, are tests any good, trust a benchmark, trust benchmarks, good benchmark | benchmark quality, validity, label errors
cheaper tests, fewer test questions, test with few questions, shorter tests | efficient evaluation, item response theory, subset
rank models, ranking list, which model is best, best model, compare models, chat arena, league table | leaderboard, arena, ranking, elo, evaluation
judges are biased, judges unfair, judge prefers, likes its own answers, prefers itself, longer answers win, favours longer | judge bias, self preference, length bias, llm judge
grade essays, mark essays, marking exams, grade homework, correct exams | automated essay scoring, grading, education
compare with experts, better than experts, replace experts, as good as people, compared with people, human level | expert, human performance, evaluation
list of points to check, checklist, checklists, marking scheme, criteria | rubric, checklist, evaluation
score without reference, no reference answers, judge without | reference free, evaluation metric
measure creativity, creative, creativity, original ideas, imagination | creativity, novelty, divergent thinking
measure intelligence, how intelligent, general intelligence, agi | intelligence, artificial general intelligence, evaluation
how long can it work, length of tasks, doubling | time horizon, task length, long horizon
does it get better, progress of ai, how fast does ai, future of ai | progress, trend, forecasting, scaling
real jobs, paid work, freelancers, tasks of office workers, professions, everyday office | professional tasks, economic value, occupation, workplace
change in the question, asked differently, slightly changed questions, small changes in wording | prompt sensitivity, robustness, perturbation
answers differ, same question different, changes its answer, contradicts an earlier | consistency, inconsistency, self consistency
annotators disagree, people label differently, disagreement between | annotator disagreement, inter annotator agreement, subjectivity
replace people in surveys, ask models instead of people, simulated voters | simulated respondents, synthetic participants, survey, persona
find strange pictures, find broken products, defects, defect, quality control, damaged products | anomaly detection, defect, industrial inspection
unknown classes, things it was not trained for, tell that it does not know a thing | out of distribution detection, open set
why did it change, what causes what, find causes, which causes | causal discovery, causal inference
effect of a treatment, does it help to, did it help | treatment effect, causal inference
explain to a layman, why this decision, explain predictions | explainable, feature attribution, counterfactual explanation
overview of, introduction to, survey of, state of the field, what is known about, review of | survey, review
`;
