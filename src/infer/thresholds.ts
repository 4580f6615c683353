/** From here on a row and a step are written: three in four such proposals are what a person chose, or close to it. */
export const CONFIDENT = 60

/** From here on a row is written, with a note that it is unproven. Below it a proposal is right almost never. */
export const LIKELY = 35

/** A list that wins over a creation which only the words of a description speak for. */
export const GOOD_LIST = 55

/** Steps that one plan may have. */
export const MAX_STEPS = 8

/** How far steps may stand behind steps. */
export const MAX_DEPTH = 3

/** Points by which another reader must be better than the one of the collection that a row's creator adds to. */
export const COHERENT = 25
