/** Videos, scenes in three dimensions, people in them. */
export const VIDEO_AND_3D = `
picture into a video, photo into a video, make a photo move, photos come alive, photo come alive | image to video, animation
film from a script, script into a film, make a whole film, short film, short films, movie from a story, film director | multi shot, video generation, storytelling, cinematic
videos in real time, videos while you watch, live videos, video on the fly | real time, streaming video generation, autoregressive video
videos get worse, gets worse over time, drift over time, quality falls over time | drift, error accumulation, long video generation
flicker, flickering, jumpy, jitter | temporal consistency, flicker
impossible movements, breaks the laws of nature, laws of nature, gravity, things fall, falling objects, behave like in reality | physical plausibility, physics, video generation
faster videos, make videos faster, video takes too long, quicker videos | efficient video generation, acceleration, distillation, sparse attention
sound and picture together, video with sound, videos with sound, film with sound, talking videos | audio video generation, joint, synchronized
sound that fits, fitting sound, noises for a video, soundtrack, background music | video to audio, foley, soundtrack, music
dub, dubbing, another language lips, translate a video | dubbing, lip synchronization
make a statue dance, make someone dance, copy a movement, copy movements, transfer a movement, moves like in another | motion transfer, human animation, pose
whole body, full body, gestures, body language, hands while talking | gesture, full body, human animation
digital double, digital human, digital humans, virtual person, virtual persons, virtual people, news reader | digital human, avatar
person as an avatar from one photo, avatar from a photo, head from a photo | avatar, single image, animatable
facial expressions, facial expression, grimace, mimicry of a face | facial expression, portrait animation
change a video by words, edit a video, edit videos, change something in a video, replace something in a video | video editing, instruction
remove something from a video, take someone out of a video, remove from a film | video inpainting, object removal
change the camera angle, other angle, another angle, seen from another side, new camera path, film it again | camera control, novel view, video
remake colours of a film, old films, restore films | video restoration, colorization
sharper videos, bigger videos, old videos | video super resolution, restoration
compress videos, smaller videos, video files | video compression, codec
short summary of a video, best scenes, highlights, trailer, best moments | video summarization, highlight detection
understand films, film plots, movies of two hours, whole film, whole films, lecture videos | long video understanding, movie
skip boring frames, which frames, choose frames, few frames, important frames | frame selection, keyframe, long video
answer while watching, watch live, comment while watching, commentary, commentator | streaming video, online, proactive
what is the person doing, what are they doing, what people do in a video, actions of people, actions in a video | action recognition, activity
what will he do, what will she do, next action | action anticipation
videos from a body camera, camera on the head, head camera, smart glasses | egocentric, wearable, first person
instructions in a video, how to videos, video tutorial, cooking videos | instructional video, procedural
is the video real, whether a video is real, check whether a video, video is fake, fake videos, made up videos | deepfake, video detection, generated video
cctv, surveillance, security cameras, security camera | surveillance, video anomaly
count in a video, repeats in a video | counting, repetition
spot mistakes of a player, sports video, goals | sports video
move inside a picture, step into a picture, explore a picture, walk into a photo, enter a picture, walk around in | world generation, explorable scene, novel view synthesis
whole worlds, endless worlds, make a world, build worlds, generate worlds | world generation, scene generation, world model
remember places, remembers what was there, turn around and, come back to, look away and back | memory, consistency, world model
several cameras make one scene, photos from all sides, many photos, holiday photos, photos of a place | multi view, structure from motion, 3d reconstruction
one photo to 3d, single photo, 3d from one, object from one picture, object from a photo | single image, 3d generation, reconstruction
without knowing the camera, where the camera stood, position of the camera, where was the camera | camera pose estimation, pose free, structure from motion
three dimensions at once, in one pass, without optimization | feed forward, 3d reconstruction, transformer
film in 3d, moving things in 3d, video in 3d, 3d video | 4d, dynamic scene, reconstruction
town in 3d, cities in 3d, whole city, whole cities, buildings in 3d | city, urban scene, large scale reconstruction
3d printing, 3d printer, parts to print, printable | 3d printing, fabrication, cad
parts of an object, take an object apart, parts in 3d, object into parts | part, part segmentation, 3d generation
doors and drawers, drawers, hinges, moving parts, things that open | articulated object
surface of an object, skin of a 3d, paint a 3d, colours on a 3d, paint on objects | texture generation, material, mesh
triangles of a mesh, neat meshes, clean meshes, artist made | mesh generation, artist, topology
skeleton, bones, make a figure move, rig | rigging, skeleton, skinning
change a 3d scene, edit in 3d, edit a scene, 3d editing | 3d editing, scene editing
dressed people in 3d, people in 3d, human in 3d, body in 3d | human reconstruction, clothed, avatar
hair in 3d, fur | hair, strand
sculpt, lego, bricks, blocks | lego, brick, assembly
how far away, distances in a picture, depth of a picture | depth estimation, monocular, metric
laser scanner, lidar, laser points, points in space | lidar, point cloud
map while moving, robot makes a map, build a map, where am i | slam, mapping, localization
understand rooms, understand space, sense of space, sense of place, imagine space, turn things in the mind | spatial reasoning, spatial intelligence, 3d understanding
ask about a 3d, questions about a room, talk about a 3d | 3d question answering, scene understanding
follow every point, where each point goes, movement of every pixel | point tracking, optical flow
virtual reality, augmented reality, headset, vr glasses | virtual reality, augmented reality, immersive
hologram, holograms, light fields | holographic, light field
less storage for scenes, smaller scene files, compress scenes | compression, gaussian splatting, compact
`;
