const LIST = `a about above across after again against ago all almost alone along already also although always am
among an and another any anybody anyone anything are aren around as ask at away back be became because become becomes
been before began behind being below beside besides between beyond both but by came can cannot come concerning could
did do does doing done down during each either else enough etc even ever every everyone everything except far few find
for from further gave get gets give given go goes going gone got had has hasn have haven having he hence her here
hereby herein hers herself him himself his how however i ie if in indeed instead into is isn it its itself just keep
kept knew know known last least less let like likely made mainly make makes many may maybe me meanwhile might mine more
moreover most mostly much must my myself namely near nearly neither never nevertheless no nobody none nor not nothing
now obtain obtained of off often on once one only onto or other others otherwise our ours ourselves out over own per
perhaps please possible put quite rather re really regarding s said same say see seem seemed seems seen several shall
she should shown since so some somebody someone something sometimes still such t take taken than that the their theirs
them themselves then there thereby therefore therein these they this those though through throughout thus to together
too toward towards under until up upon us use used uses using various very via was wasn way we well were what whatever
when whenever where whereas whereby wherein wherever whether which while who whoever whole whom whose why will with
within without would yet you your yours yourself yourselves`;

/** English words too common to distinguish abstracts; folded, unstemmed. */
export const STOP_WORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/));
