/** Pictures: understood, made and edited. */
export const VISION = `
look at a picture, looking at pictures, see pictures, eyes of a model | vision, visual, image understanding
don't really look, does not really look, without looking, ignore the picture, ignores the picture, answers without seeing | language prior, visual grounding, modality bias
see things that are not there, sees things that are not, things not in the picture, imagine objects, invents objects | object hallucination, vision language
small details, tiny details, fine details, tiny objects, very small objects, details in a picture, zoom, zooming, zoom in, look closer | fine grained, high resolution, zoom, small object, visual search
think with pictures, draw while thinking, pictures while thinking, draws to think, think in pictures, picture in its mind, imagine pictures | thinking with images, visual reasoning, visual chain of thought
optical illusions, illusion, illusions | visual illusion, perception
read a clock, clocks, read gauges, gauge | clock, visual reasoning, instrument
geometry, triangles, geometry drawings | geometry, diagram, mathematical visual
road signs, street signs, signs in photos, text in photos, words in a photo, read text in photos | scene text, text recognition, ocr
receipts, invoices, bills, business documents | document understanding, key information extraction, form
read charts, understand charts, read a chart, redraw a chart, chart into code | chart understanding, chart to code
draw charts, make charts, make a chart, make a diagram, draw diagrams, draw a diagram | chart generation, visualization, diagram generation
infographic, infographics, figures for papers, scientific drawings | infographic, scientific figure generation
make slides, slides from a paper, make a poster, paper into a poster | slide generation, poster generation, presentation
flyer, flyers, book cover, graphic designer, graphic design, brochure | graphic design, layout generation, poster
make an emoji, emoji, emojis, sticker, stickers | icon, emoji, svg
keep the same face in every picture, same face in every, my own face, pictures of me, pictures of my dog, my pet, my dog | identity preservation, personalization, subject driven, customization
several people in one picture, two people in a picture, mixing up people, mixes up people | multi subject, identity, personalization
same thing in every picture, same look, same figure in, consistent pictures, series of pictures | consistent generation, subject consistency, storytelling
picture book, comic strip, tell a story in pictures, storyboard, illustrated story | story visualization, storyboard, comic
exactly what i describe, exactly what i asked, miss parts of the description, leaves out things, complicated descriptions, long descriptions | prompt following, compositional, alignment, text image alignment
red cube on blue, wrong colours, colours of the wrong object, mix up colours | attribute binding, compositional
rough outline, scribble, scribbles, stick figure, control by drawing | controllable generation, sketch, conditioning, controlnet
add an object, put an object, insert an object, put something into a photo, place a product | object insertion, composition, image editing
change the background, new background, backdrop | background replacement, matting, compositing
say what to change, edit by telling, edit with words, change by words, tell it what to change | instruction based image editing
only change one thing, leave the rest, rest of the picture, without changing the rest | image editing, preservation, consistency, local editing
undo an edit, several edits, edit again and again, many edits in a row | multi turn editing, image editing
make me older, older face, younger, age of a face | face aging, face editing
haircut, hairstyle, hairstyles | face editing, makeup, hairstyle
swap faces, face swap, swap heads, replace a face | face swapping
bad hands, six fingers, strange hands, deformed, extra fingers, wrong fingers | hand, artifact, anatomy, human
ugly pictures, beautiful pictures, prettier pictures, more beautiful, beauty of pictures, good looking | aesthetic, preference, image quality
judge pictures, score pictures, which picture is better, pictures people like | image quality assessment, aesthetic, reward model, preference
photorealistic, look real, looks real, look like photos, too smooth, plastic look | photorealistic, realism
larger picture, beyond the edges, extend a picture, widen a picture, wide picture, panorama | outpainting, panorama, extrapolation
three hundred sixty degrees, all around, 360 degree | panorama, panoramic, omnidirectional
reduce noise, grainy, grainy photos, noisy photos, dirty lens, fog, haze, raindrops, snow | denoising, dehazing, deraining, image restoration
repair old films, scratched, damaged photos, fix old photos, torn | restoration, inpainting
out of focus, shaky, shaky hands, camera shake, motion blur | deblurring, stabilization
too bright, too dark, bright and dark | hdr, exposure, low light enhancement
reflections, window glass, glare, remove shadows | reflection removal, shadow removal
small file pictures, compress pictures, picture files | image compression, codec
pictures as tokens, turn pictures into tokens, words of a picture, picture into tokens | image tokenizer, visual tokenization, vector quantization
compressed space, small space, inside a compressed | latent space, autoencoder, vae
pixels directly, straight in pixels, without compression | pixel space, diffusion
one piece after another, patch by patch, from coarse to fine, coarse to fine | autoregressive image generation, next scale prediction, visual autoregressive
draws and reads, draw as well as read, understand as well as draw | unified multimodal, understanding, generation
faster pictures, pictures in a second, pictures faster, quick pictures | few step, distillation, efficient diffusion
too similar pictures, pictures all look alike, all look alike, always the same picture, more variety, variety | diversity, mode collapse
how strictly, follow the prompt more strongly | classifier free guidance, guidance
start from a better noise, starting noise, choose the noise | initial noise, noise optimization
pictures for training, fake pictures for training, invented pictures | synthetic data, data augmentation
count things, count people, how many people, crowds, count cells | object counting, crowd counting
name any object, any object, anything in a picture, objects nobody named, objects it never saw, unknown objects | open vocabulary, zero shot, detection
point at, point to, pointing | pointing, grounding, referring
which object is meant, the one i describe, the thing i mean, described object | referring expression, visual grounding, segmentation
every pixel, each pixel, pixel by pixel | dense prediction, segmentation, pixel
transparent objects, shiny objects | transparent object, specular, reflective
camouflage, hidden animals, blend in | camouflaged object detection
faces in a crowd, who is in a photo, find a person, same person on other cameras | face recognition, person reidentification
license plates, number plates | license plate recognition
fashion, outfit, outfits, shoes, what to wear | fashion, outfit, virtual try on
interior design, furnish, furnish a room, decorate a room | indoor scene synthesis, interior design
learn to see without labels, see without labels, learn from pictures alone | self supervised, visual representation, masked image modeling
match pictures and words, match text and pictures, pictures with captions | contrastive, clip, image text
search by picture, search with a picture, photo plus words, picture plus text | composed image retrieval, multimodal retrieval
find a video, search videos, find a clip, moment in my videos | video retrieval, moment retrieval
art, artists, museum, art history | art, artwork, cultural heritage
imitates artists, copy an artist, artists against, protect artists, style of artists | style mimicry, copyright, protection, concept erasure
forbid a style, make it forget a person, remove a concept, forget a concept, concept it should not draw | concept erasure, unlearning, diffusion
picture from sound, pictures from sound, sound into a picture, draw what you hear | audio to image, sound, cross modal generation
read minds, what someone sees, pictures from brain, picture from thoughts | fmri, brain decoding, visual reconstruction
events instead of frames, cameras that only see changes | event camera
heat camera, infrared, heat pictures, see in the dark | thermal, infrared
many colours, beyond visible | hyperspectral, multispectral
radar | radar
`;
