/**
 * Reads a stream that is sorted by an id alongside another sorted by the same id: `take` answers the members of one id, which
 * may only grow from call to call. Members of ids never asked for are passed over.
 */
export class MergeById<Member> {
  readonly #members: Iterator<Member, void, void>;
  readonly #idOf: (member: Member) => number;
  #next: IteratorResult<Member, void>;

  constructor(members: Iterator<Member, void, void>, idOf: (member: Member) => number) {
    this.#members = members;
    this.#idOf = idOf;
    this.#next = members.next();
  }

  take(id: number): Member[] {
    const taken: Member[] = [];
    while (this.#next.done !== true) {
      const found = this.#idOf(this.#next.value);
      if (found > id) break;
      if (found === id) taken.push(this.#next.value);
      this.#next = this.#members.next();
    }
    return taken;
  }

  /** Frees the stream; call it also where the work ends early. */
  close(): void {
    this.#members.return?.();
  }
}
