/** Learning and training. */
export const TRAINING = `
from scratch, start from nothing | pretraining, training from scratch
teach a model, teaching a model, teach models | training, learning, fine tuning
train cheaply, training cheaper, cheaper training, train faster, training faster, faster training, train with little | efficient training, parameter efficient, training efficiency
train at home, train on one machine, one computer, single machine | memory efficient training, single gpu, low rank
change few weights, few weights, small part of the weights, only a few parameters, small add on, adapter, plug in | parameter efficient, lora, adapter, low rank adaptation
make a big model smaller, big models smaller | distillation, pruning, compression
two models into one, glue models together, stitch models together, add up models, average of models, averaging weights, average the weights | model merging, weight averaging, model stitching
grow a model, growing a model, make a model bigger, add layers, bigger from smaller | model growth, upscaling, expansion
student and teacher, strong model teaches, learn from a stronger, learn from a better, copy a teacher | distillation, teacher, student
student better than its teacher, weak teacher, weaker teacher | weak to strong generalization
learns from its own answers, learn from its own, practise alone, practice alone, plays against itself, play against itself, without humans, without human data, without labels from people, with no data | self play, self training, self improvement, unsupervised
invents its own problems, makes up its own questions, own exercises, makes its own exercises, sets itself tasks | self play, task generation, curriculum, synthetic
evolution, survival of the fittest, breeding | evolutionary, genetic, evolution strategy
learn from mistakes, learning from mistakes, learn from failures, from failure, learn from errors, learn from wrong answers | error, failure, reflection, negative samples
punish, punishing, punishment, wrong answers, only wrong answers | negative, penalty, reinforcement learning
points for good answers, marks for answers, score for each step, credit for | reward, credit assignment, process reward
which step was right, which step helped, which action helped, who deserves credit | credit assignment, process reward
reward comes late, only at the end, feedback only at the end, rarely rewarded | sparse reward, credit assignment
try new things, tries new things, curious, curiosity, explore more, stops exploring, stop exploring | exploration, curiosity, entropy
collapses during training, training falls apart, training collapses, learning falls apart, becomes unstable, blows up | training stability, collapse, gradient explosion
old data from another policy, stale data, out of sync, lagging behind | off policy, asynchronous, staleness
learn from recorded, from recordings only, from logs, without trying things | offline reinforcement learning
learn from experts, expert shows, copy an expert, copying experts, from examples of experts | imitation learning, behavior cloning, demonstration
pairs of answers, which of two answers, better of two, two answers, compare two answers | preference optimization, pairwise, preference
people disagree, different people want, different tastes, not everybody agrees, everyone's taste | pluralistic alignment, disagreement, personalization, preference
ai gives the feedback, feedback from a model, feedback from ai | ai feedback, reward model, self rewarding
written rules, list of principles, set of principles, constitution | constitutional, principle
after pretraining, last stage of training, second stage of training | post training, mid training
forgets after tuning, gets worse after, worse after tuning, side effects of tuning | catastrophic forgetting, alignment tax
overfit, learns by heart, learn by heart, by heart, remembers the training, remember the training | overfitting, memorization
how much data, how much text, enough data, data is enough, runs out of text, running out of text, internet is used up | data scaling, data constrained, scaling law
seeing the same data, same data again, repeat data, repeated data, several times over the data, more than one pass | data repetition, epochs, data constrained
hard examples, harder examples, easy examples, too easy, too hard, difficult examples | difficulty, curriculum
which examples matter, important examples, influence of a training example, which training example, blame a training example, traced back to training data | influence function, data attribution, data selection
few labels, without labels, hardly any labels, no labels, unlabelled, unlabeled | semi supervised, self supervised, unlabeled
wrong labels, bad labels, mistakes in the labels, dirty labels | label noise, noisy labels
which examples to label, ask people to label, worth labelling | active learning
rare classes, rare cases, rare things, uneven, unbalanced, imbalanced | long tailed, class imbalance, rare
one at a time, never ending, without stopping, all its life, throughout its life | lifelong, continual learning
new task quickly, adapt quickly, learn quickly, learn fast, learning to learn, learn how to learn | meta learning, adaptation, few shot
new place, new situation, different from training, unfamiliar, never saw, unseen, changed world, data changes | distribution shift, out of distribution, domain adaptation, generalization
how fast to learn, learning speed | learning rate, schedule, optimizer
better than adam, alternative to adam, adam | optimizer, muon, adam
settings of a small model, settings carry over, same settings for bigger, tune small and | hyperparameter transfer, maximal update
second derivative, curvature, hills and valleys, shape of the loss, landscape | loss landscape, sharpness, hessian, second order
without backpropagation, without backprop, like the brain learns, no gradients, without gradients | zeroth order, forward, biologically plausible, local learning
several tasks at once, many tasks at once, tasks get in each other, tasks disturb each other | multi task, interference, gradient conflict
combining words and pictures, text and pictures together, mixed text and pictures | multimodal, interleaved
predict how good, predict performance, how good it will be, before training it, save a training run | performance prediction, scaling law
smaller but better, beats bigger, beat bigger, small beats big, as good as bigger | small language model, efficient
half the experts, unused experts, experts unused, too few experts, which expert, choose an expert, right expert, lazy experts | mixture of experts, load balancing, routing, expert pruning
skip words, spend less on easy words, easy words, less work on easy, more compute on hard | adaptive computation, dynamic depth, mixture of depths
thinking deeper with the same layers, run the layers again, share layers, sharing layers | looped, recurrent depth, parameter sharing, weight sharing
generate weights, weights from a description, model that makes models, network that writes networks | hypernetwork, weight generation
tune the prompt, learn the prompt, prompts that improve, improve prompts by itself | prompt optimization, prompt tuning
shortcut, shortcuts, easy way out, right for the wrong reasons, background instead of | shortcut learning, spurious correlation
when do abilities appear, abilities appear, when does it learn, order in which it learns, what is learnt first | training dynamics, emergence
`;
