/**
 * Quick questions to everybody; what is asked and answered is `state.polls`. Who may ask, and whether a vote counts, is
 * the server's.
 */
export class Polls {
  #signaling;
  #store;
  #tabs;
  /** What the server has not answered yet, oldest first. @type {Array<{poll: string, choices: number[]}>} */
  #underWay = [];
  /** What counts as far as it is known, by poll: what to go back to. @type {Map<string, number[]>} */
  #counted = new Map();

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {import('./other-tabs.js').OtherTabs} parts.tabs
   */
  constructor({ signaling, store, tabs }) {
    this.#signaling = signaling;
    this.#store = store;
    this.#tabs = tabs;
    tabs.on('voted', ({ poll, choices }) => {
      if (!this.#isUnderWay(poll)) store.apply({ type: 'voted', poll, choices });
    });
    signaling.on('error', ({ ref }) => this.#handleError(ref));
    signaling.on('event', (event) => event.type === 'poll' && this.#handlePoll(event.poll));
    // What became of these is told by what counts then.
    signaling.on('status', (status) => status === 'lost' && (this.#underWay = []));
  }

  /**
   * @param {{question: string, options: string[], multiple: boolean, anonymous: boolean}} poll a question of up to 200
   *   characters, 2 to 10 options of up to 80
   */
  ask(poll) {
    this.#signaling.command('poll', poll);
  }

  /** @param {string} poll its id @param {number[]} choices none takes the vote back */
  vote(poll, choices) {
    const { votes } = this.#store.model;
    if (!this.#isUnderWay(poll)) this.#counted.set(poll, votes[poll] ?? []);
    this.#underWay.push({ poll, choices });
    this.#store.apply({ type: 'voted', poll, choices });
    this.#signaling.command('vote', { poll, choices });
  }

  /** @param {string} poll its id */
  close(poll) {
    this.#signaling.command('close-poll', { poll });
  }

  #isUnderWay(id) {
    return this.#underWay.some(({ poll }) => poll === id);
  }

  /** Votes are answered in the order in which they were given; another's vote tells nothing of the own. */
  #handlePoll(poll) {
    const vote = this.#underWay.find((each) => each.poll === poll.id);
    if (!vote || !isCounted(vote.choices, poll, this.#store.model.displayName)) return;
    this.#counted.set(poll.id, vote.choices);
    this.#underWay = this.#underWay.filter((each) => each !== vote);
    this.#tabs.tellVote(vote);
  }

  #handleError(ref) {
    if (ref !== 'vote') return;
    const { poll } = this.#underWay.shift() ?? {};
    // A newer one may still count.
    if (poll === undefined || this.#isUnderWay(poll)) return;
    this.#store.apply({ type: 'voted', poll, choices: this.#counted.get(poll) });
  }
}

/** Whether these choices may be among the votes: surely not when they lack the name. */
function isCounted(choices, { options }, name) {
  return options.every(({ votes, names }, index) => {
    if (names) return names.includes(name) === choices.includes(index);
    return !choices.includes(index) || votes > 0;
  });
}
