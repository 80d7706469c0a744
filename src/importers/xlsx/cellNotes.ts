/** How often something was met, and where first. */
export class Tally {
  count = 0;
  first = '';

  add(where: string): void {
    if (this.count === 0) this.first = where;
    this.count += 1;
  }

  /** "cell B7" or "3 cells, the first B7". */
  get text(): string {
    return this.count === 1 ? `cell ${this.first}` : `${this.count} cells, the first ${this.first}`;
  }
}

/** What is to be said of a sheet's cells, beside their values. */
export class CellNotes {
  readonly formulas = new Tally();
  readonly withoutValue = new Tally();
  readonly errors = new Tally();
  readonly rounded = new Tally();
  readonly notDates = new Tally();
  readonly beyond = new Tally();
  readonly covered = new Tally();
  hiddenRows = 0;
  hiddenColumns = 0;

  doubts(): string[] {
    const doubts: string[] = [];
    const say = (tally: Tally, text: string): void => { if (tally.count > 0) doubts.push(`${text}: ${tally.text}.`); };
    say(this.formulas, 'Formulas were read by the value that the program stored last');
    say(this.withoutValue, 'Formulas without a stored value were read as blank');
    say(this.errors, 'Cells hold an error (#REF!, #N/A and the like) and were read as that text');
    say(this.rounded, 'Numbers of 16 digits and more have lost their last digits; a code among them is no longer itself');
    say(this.notDates, 'Numbers are formatted as dates and are none; they were read as numbers');
    say(this.covered, 'Cells under a merged one hold values that are not shown; they were not read');
    say(this.beyond, 'Cells beyond column 2,000 were not read');
    if (this.hiddenRows > 0) doubts.push(`Hidden rows were read like the others: ${this.hiddenRows}.`);
    if (this.hiddenColumns > 0) doubts.push('Hidden columns were read like the others.');
    return doubts;
  }
}
