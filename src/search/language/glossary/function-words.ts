const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words without a meaning of their own, by language; folded. */
export const FUNCTION_WORDS = {
  de: set(`der die das den dem des ein eine einen einem einer eines und oder aber mit ohne fur von vom zu zum zur in im an am auf
aus bei beim nach uber unter zwischen durch gegen um wie was wer wo wann warum welche welcher welches ist sind war wird werden kann
konnen man sich es er sie wir ich nicht kein keine auch nur noch mehr als wenn dass ob fuer ueber bis vor hinter neben seit statt
durch ihre ihr sein seine mein meine unser artikel arbeiten paper zu zum gibt
mithilfe anhand mittels basierend basierte innerhalb wahrend damit dann denn dieser diese dieses diesem ihren ihrer seinen sehr sollen soll
muss mussen darf konnte jede jeden jeder alle allen haben machen lassen lasst etwas`),
  fr: set(`le la les l un une des du de d et ou mais avec sans pour par dans en au aux a sur sous entre contre comme que qui quoi
dont ou quand comment pourquoi quel quelle quels quelles est sont etre ce cet cette ces se s il elle ils elles on nous vous je ne pas
plus moins leur leurs son sa ses mon ma mes notre articles chez vers faire fait peut peuvent ont avoir cela selon afin ainsi aussi
tous toute toutes tres lors`),
  es: set(`el la los las un una unos unas y o u e pero con sin para por de del en a al sobre entre contra como que quien cual
cuales cuando donde cuanto es son ser estar esta este estos estas se lo le les su sus mi mis no mas menos muy articulos hacia desde
hasta ya puede pueden hacer hace tiene tienen cada todos todas segun mediante basado basada basados usando porque asi tambien`),
  ru: set(`и в во на с со к ко по о об от до из за для при без над под между через или но а не ни что как кто где когда почему какои
какая какие это этот эта эти тот та те его ее их свои своя есть быть статьи же ли бы у
чтобы если может могут можно нужно все всех каждыи также будет которые которыи которая помощью основе`),
} as const;

/** Those among them that turn what follows into its opposite. */
export const NEGATIONS = {
  de: set("nicht kein keine ohne"),
  fr: set("ne pas sans non"),
  es: set("no sin"),
  ru: set("не без"),
} as const;
