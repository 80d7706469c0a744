/**
 * Thrown while rows are read ahead of the lists of items and places: what becomes of a row depends on what they say (the unit of a
 * quantity, a code that would be refused if no list had it). Whoever reads ahead begins again after the lists.
 */
export class ListsNeeded extends Error {
  constructor() {
    super('the lists of items and places are to be read first');
  }
}
