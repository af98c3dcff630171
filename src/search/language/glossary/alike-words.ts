/** Words that change nothing: "fold the laundry" and "fold my laundry" are "fold laundry". */
export const DETERMINERS: ReadonlySet<string> = new Set(
  "a an the my your our their his her its this that these those some any".split(" "),
);

/**
 * Words that say the same in a phrase of several, a line each: who writes "make slides" in the list of plain words means
 * "create slides" too. None of a line stands for another alone.
 */
export const ALIKE_WORDS = `
picture image photo photograph pic
video film movie clip footage
make create generate produce build
model llm chatbot bot ai
people person human man woman someone somebody
child kid
fast faster quick quicker quickly rapid rapidly
small smaller tiny little compact
big bigger large larger huge
cheap cheaper cheaply inexpensive
many several multiple
find detect spot discover locate
fix repair mend
remove delete erase
change modify alter edit
check verify examine
guess predict forecast
mistake error
wrong incorrect
stop avoid prevent
speak talk
website webpage site
sketch doodle drawing
car vehicle
doctor physician clinician
paper article publication
house home
song music
know understand
`;
