/** Cost, speed, machines and search. */
export const SYSTEMS = `
run on my laptop, on my own computer, run at home, without the cloud, offline on, run locally | on device, local, edge, quantization
run on a watch, tiny computers, tiny devices, microcontroller, sensors with little power | edge, tinyml, microcontroller, embedded
in the browser, inside a browser | browser, webgpu
not enough memory, fits into memory, fit in memory, fit on one, does not fit, memory runs out | memory efficient, offloading, quantization
ones and minus ones, only zeros and ones, three values, one bit weights | binary, ternary, 1 bit, quantization
few bits without retraining, rounding weights, round the weights | post training quantization, outlier
train with few bits, train in low precision, four bit training | low precision training, fp4, fp8, quantization aware
remove layers, drop layers, unneeded layers, useless layers, which layers are needed | layer pruning, depth pruning
remove weights, most weights are zero, zeros, empty weights, unneeded weights | sparsity, unstructured pruning
remove heads, useless heads, attention heads | attention head, pruning
first answer takes long, time to first, wait for the answer, waiting time, first reaction | time to first token, prefill, latency
reading the prompt, long prompts are slow, process the prompt | prefill, prompt
store earlier work, reuse earlier, compute once, computed before, same beginning, shared beginning | prefix caching, kv cache, reuse
throw out old memory, which words to keep, forget unimportant words, keep important words | kv cache eviction, token eviction, compression
many requests, millions of users, busy servers, queue of requests, server costs | serving, scheduling, batching, throughput
split a model over, model over several, several cards, several gpus, spread over machines | tensor parallelism, pipeline parallelism, distributed
slow network between, little communication, over the internet, slow connections, volunteers' computers | communication efficient, decentralized training, low communication
machines fail, broken machines, failures of machines, machine breaks during training | fault tolerance, checkpointing, large scale training
save the state, store checkpoints, checkpoints | checkpointing, checkpoint
waste of compute, idle machines, idle gpus, use the machines better | utilization, scheduling, pipeline bubble
same answer twice, different answer each time, exactly the same result, not reproducible | determinism, nondeterminism, reproducibility
faster matrix, matrix multiplication, multiply matrices | matrix multiplication, gemm, kernel
write kernels, write code for chips, code for new chips | kernel generation, compiler, accelerator
new chips, chips for ai, light instead of electricity, analog chips, analogue | accelerator, photonic, analog, in memory computing
design chips, place parts on a chip, hardware language | chip design, verilog, rtl, placement
electricity bill, carbon, footprint, greenhouse, bad for the climate, environment costs, water use | carbon footprint, energy consumption, sustainability
small language models on, pocket model, tiny models, mini models | small language model, on device
cheap model first, big model only, expensive model only, mix cheap and expensive | cascade, routing, cost
phone and cloud, half on the phone, together with the cloud, between device and cloud | edge cloud, collaborative inference, split
faster generation of pictures by reusing, reuse steps, skip steps | feature caching, diffusion acceleration, training free
several drafts, draft trees, check guesses | speculative decoding, tree, verification
stop as soon as, answer is clear early, answer early | early exit, early stopping
search in billions, billions of vectors, nearest neighbours, nearest neighbors, fast search in vectors | approximate nearest neighbor, vector search, vector database
smaller vectors, shorter vectors, cut vectors | matryoshka, embedding compression, dimensionality reduction
search engine, better search, search engines, results in the right order, order results | information retrieval, ranking, reranking
rewrite my question, better search words, search words, wrong search words | query rewriting, query expansion
search in pictures of pages, search pdf, search in scanned, find the right page | visual document retrieval, multimodal retrieval
graph of facts for, connect documents, network of documents | graph rag, knowledge graph, retrieval
facts as a network, networks of things, nodes and edges, friendships | graph neural network, graph learning, knowledge graph
what to watch next, what to listen to, next film to watch, what i like, things i might like, customers also | recommendation, sequential recommendation, user modeling
same recommendations, filter bubble, only shows what i like, echo chamber | filter bubble, diversity, recommendation
click on ads, ads, clicks on, click rates | advertising, click through rate
new users, new products, nothing known about | cold start, recommendation
phone network, mobile network, antennas, wireless, radio, wifi | wireless, telecommunication, network
log files, server logs, errors in a data center, outages, outage, computer centers | log analysis, aiops, root cause analysis, incident
configure computers, run servers, cloud settings, system administrator | cloud, devops, infrastructure, configuration
test programs, write tests, tests for code, automatic tests | unit test generation, software testing, fuzzing
`;
