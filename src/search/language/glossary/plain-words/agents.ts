/** Agents, tools, programs and research done by models. */
export const AGENTS = `
does things for me, do things for me, do tasks for me, work for me, takes over tasks, acts on its own, act on its own | agent, autonomous
books a flight, book a flight, book a hotel, book tickets, order food, fill in forms, fill out forms | web agent, gui agent, task automation
surf, surfs, browse, browses, browser, use websites, navigate websites | web agent, browser, browsing
use apps, phone by itself, use a phone, use my phone, control a phone, operate apps, smartphone apps | mobile agent, gui agent, android
use excel, use office, office software, desktop programs, use a desktop, operate a computer, controls my computer | computer use agent, gui agent, desktop
where to click, which button, find the button, point at a button | gui grounding, element
command line, terminal, shell commands, shell | terminal, shell, command line, agent
many steps, long tasks, hours of work, work for hours, days of work, long jobs, weeks of work | long horizon, agent
get stuck, gets stuck, stuck in a loop, going in circles, repeat the same step, same mistake again | failure, looping, recovery, long horizon
undo, roll back, go back a step | rollback, recovery, reversible
which steps failed, which step went wrong, who made the mistake, which agent failed, find the mistake | failure attribution, error analysis
learn from past tasks, from past tasks, better with experience, gets better with use, get better with use, better over time, learn on the job | experience, self evolving, memory, continual
build its own tools, make its own tools, makes tools, write its own tools | tool creation, tool making
choose from thousands of tools, thousands of tools, many tools, right tool, find the right tool | tool retrieval, tool selection
connect tools, standard for tools, plug in tools, tool servers | model context protocol, mcp, tool
writes its own code, rewrites itself, rewrite itself, change its own code, edits its own code | self improving, self modifying, code agent
boss and workers, manager, managers, delegate, divide the work, split a task, splits a task, split the work, break a task into, sub tasks | multi agent, orchestration, task decomposition, hierarchical
argue, arguing, argue with each other, discuss with each other, debate | multi agent debate, debate
talk to each other, talking to each other, agents talking, share thoughts, pass messages | multi agent communication, latent communication
who does which job, roles in a team, organise a team, organize a team, best team | multi agent, workflow, role, topology
group decisions, decide together, wisdom of the crowd, majority | voting, ensemble, collective
compete, competing, opponents, opponent, rivals | competitive, self play, multi agent, game
win at poker, poker, werewolf, hidden roles, diplomacy, board games, board game, card game, card games | game, social deduction, strategic reasoning
minecraft, open world, build things in a game | minecraft, open world, embodied agent
text adventure, text adventures, interactive fiction | text game, interactive
find bugs, finds bugs, find bugs by itself, debug, debugging, broken code, fix code, fixes bugs, fix bugs | bug, fault localization, program repair, debugging
github issues, solve issues, pull request, pull requests, real software projects, open source projects | software engineering, issue resolution, repository, swe
review code, reviewing code, check other people's code, comment on code | code review
explain code, comments in code, describe code, documentation for code, document code | code summarization, documentation, code understanding
translate code, convert code, old code, legacy code, rewrite in another language, cobol | code translation, migration, legacy
faster code, make code faster, speed up programs, speed up code, slow programs | code optimization, performance, efficiency
write fast gpu code, gpu code, gpu programs | kernel generation, cuda, triton
proved correct, guaranteed correct, without bugs, code that is surely right | formal verification, verified code
finish my code, complete code, suggest code, next line of code, autocomplete | code completion
contests for programmers, programming contests, coding contests, competitive coding | competitive programming, code generation
build an app, builds an app, make an app, whole programs, program from scratch, whole app, make a game | code generation, software development, application
turn a doodle into a website, doodle, doodles, website from a picture, design into code, picture into code, mockup, screenshot into code | design to code, sketch, frontend, ui code generation
design a website, design an interface, user interface, user interfaces, nice looking website | user interface, frontend, ui design
people who cannot program, without programming, no programming, just describe, vibe | natural language programming, vibe coding, end user
question to a database, ask a database, ask questions about data, questions about my data | text to sql, data analysis, table question answering
data scientist, analyse data, analyze data, explore data, data by itself | data science agent, data analysis
kaggle, machine learning engineer, train models by itself, build models by itself | machine learning engineering, automl, research agent
excel, formulas in a spreadsheet, fill in a spreadsheet | spreadsheet, tabular
write a paper, writes papers, write a survey, write scientific | scientific writing, survey generation, research agent
new ideas, come up with ideas, invent ideas, have ideas, good ideas, brainstorm, brainstorming | idea generation, hypothesis generation, creativity
do experiments, run experiments, plan experiments, lab by itself, laboratory, self driving lab | experiment, autonomous laboratory, scientific discovery
repeat an experiment, reproduce a paper, reproduce results, rebuild a paper, paper into code, papers into code | reproducibility, paper reproduction, replication
invent algorithms, invents algorithms, discover algorithms, new algorithms, find formulas, discover formulas, find laws | algorithm discovery, program search, symbolic regression, evolutionary
thorough report, search for hours, look through hundreds of, many websites, write a report with sources | deep research, report generation, citation
hard to find, hard to find facts, difficult to find, needle on the web | browsing, search agent, deep search
shop for me, buys things, buy things, find the cheapest, compare prices, online shop, online shops | e commerce, shopping agent, web agent
plan my day, schedule meetings, appointments, personal secretary, secretary, to do list | personal assistant, scheduling, calendar
knows when to ask, asks before, ask before, ask a human, ask for help, asks for help, when to ask | clarification, help seeking, human collaboration, proactive
offers help, help without being asked, helps before asked, without being asked, anticipate | proactive, assistant
dangerous actions, delete files, deletes files, damage by accident, permission, permissions, allowed to do | agent safety, permission, sandbox, guardrail
practice world, practice worlds, training ground, training grounds, playground for agents, pretend environments | environment, simulation, sandbox, synthetic environment
pretend user, pretend users, fake users, simulated users, simulate users, act as a user | user simulation, simulator
cost of agents, agents too expensive, expensive agents, save calls, fewer calls | cost, efficient agent, budget
`;
