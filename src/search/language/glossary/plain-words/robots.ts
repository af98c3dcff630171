/** Robots and vehicles. */
export const ROBOTS = `
robot folds laundry, fold laundry, fold a shirt, folding clothes, t shirts | deformable object, cloth manipulation, bimanual, garment
housework, clean up a room, wash dishes, dishes, dishwasher, set the table, tidying | household, mobile manipulation, long horizon
cook a meal, robot cook, pour, pouring, stir, cut vegetables | kitchen, cooking, manipulation
open doors, opens doors, open a drawer, open a fridge, turn a handle | articulated object, manipulation, door opening
screw, plug in a cable, insert a plug, assemble, put parts together, cables | assembly, insertion, contact rich, precise
sort parcels, packages, warehouse, pack boxes, stack boxes, packing | logistics, bin picking, packing, warehouse
throw, catch a ball, table tennis, ping pong, juggle | dynamic, table tennis, agile, throwing
fragile things, eggs, gently, how hard to press, how hard to grip | force, tactile, contact rich, compliant
human hand, robot hand, robot fingers, turn an object in hand | dexterous hand, in hand manipulation
robot that walks, walks on two legs, two legs, stairs, climb, climbing, rough ground, parkour, backflip | humanoid, locomotion, parkour, terrain, whole body control
robot dog, four legs, dog robot | quadruped, legged
falls over, get up again, keep its balance | balance, fall recovery, humanoid
controlled from afar, control from a distance, remote control, steer by hand, record demonstrations | teleoperation, demonstration
human movements to robots, movements of people to | retargeting, motion imitation, teleoperation
learn from youtube, learn from internet videos, learn from videos of people, from human videos, from videos without | human video, latent action, pretraining
one brain for all robots, different robots, every robot, another robot, other robot bodies, many robot bodies | cross embodiment, generalist policy, transfer
one demonstration, show it once, shown once, show once, after one example | one shot imitation, demonstration
imagine the result, imagine before acting, imagines the future, dream, dreams, dreaming | world model, planning, imagination, model based
practise in a dream, learn in imagination, trained inside a model of the world | world model, model based reinforcement learning
robot learns by itself, learns by trying, practise in the real world, improve in the real world | reinforcement learning, real world, autonomous improvement
slow robots, robot too slow, robots react, react faster, quick robots, smooth movements, jerky | real time, action chunking, asynchronous inference, smoothness
robot moves as numbers, movements as tokens, actions as words | action tokenization, tokenizer
robot notices mistakes, robot fails, recover from a mistake, recover from mistakes, notices when it goes wrong | failure detection, recovery
robot remembers, where it left, where i left, find my keys, lost things | memory, object search, embodied
understands what i mean, ask the robot, talk to a robot, speak to a robot | language conditioned, instruction following, human robot interaction
hand over, give me things, work beside people, helps people at home, care robot, carry together | human robot collaboration, handover, assistive
several robots, many robots, swarm, robots together, fleet | multi robot, swarm, coordination
guide dog, blind people find, wheelchair, prosthesis, artificial arm, artificial limbs, exoskeleton | assistive, prosthetic, exoskeleton
find a way through, walk through crowds, around obstacles, avoid obstacles, obstacles, not bump | obstacle avoidance, navigation, social navigation
follow directions, go to the kitchen, directions in words, find a room | vision language navigation
outdoors, field robot, off road, wild terrain | off road, outdoor, terrain
under water, underwater, sea, ocean, boat | underwater, marine, maritime
race a drone, drone racing, land a drone, deliver by drone | drone, agile flight, uav
parking, lane, overtaking, pedestrians, traffic lights, crossing, crossings | autonomous driving, trajectory, pedestrian
accidents, dangerous traffic, rare traffic, near misses, car accidents | safety critical, accident, driving scenario
explain driving, why the car, car explains | driving, explanation, vision language action
where others will go, other drivers, what other cars | motion forecasting, trajectory prediction
lorries, trucks, truck, buses, train timetable, railway, airport | transportation, traffic, scheduling, logistics
robot tests, tests for robots, compare robots fairly, test robots without robots | robot benchmark, simulation evaluation, policy evaluation
rooms for practice, make rooms, invented rooms, fake rooms, make scenes for robots | scene generation, simulation, embodied
soft robot, soft robots, tiny robots, shape of a robot, design a robot, robot body | soft robot, morphology, co design
milking, harvest, picking fruit, fruit, weeds, tractor | agricultural robot, harvesting, agriculture
robot surgery, operate on people, camera in the body, endoscope | surgical robot, endoscopy
`;
