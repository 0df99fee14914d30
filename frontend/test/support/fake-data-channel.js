/** Two ends of a data channel that keeps its order; messages lie on the way until they are delivered. */
export class FakeDataChannel {
  readyState = 'connecting';
  binaryType = 'blob';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  /** The most that ever lay here at once. */
  mostBuffered = 0;
  onopen = null;
  onclose = null;
  onmessage = null;
  onbufferedamountlow = null;
  /** @type {FakeDataChannel} */
  other;
  #way = [];

  /** @returns {[FakeDataChannel, FakeDataChannel]} */
  static pair() {
    const [one, other] = [new FakeDataChannel(), new FakeDataChannel()];
    one.other = other;
    other.other = one;
    return [one, other];
  }

  open() {
    this.readyState = 'open';
    this.onopen?.();
  }

  send(data) {
    if (this.readyState !== 'open') throw new Error('InvalidStateError');
    const size = typeof data === 'string' ? data.length : data.byteLength;
    this.#way.push({ data, size });
    this.bufferedAmount += size;
    this.mostBuffered = Math.max(this.mostBuffered, this.bufferedAmount);
  }

  /** One message reaches the other end. @returns {boolean} whether there was one */
  deliver() {
    const message = this.#way.shift();
    if (!message) return false;
    const before = this.bufferedAmount;
    this.bufferedAmount -= message.size;
    const low = this.bufferedAmountLowThreshold;
    if (before > low && this.bufferedAmount <= low) this.onbufferedamountlow?.();
    if (this.other.readyState === 'open') this.other.onmessage?.({ data: message.data });
    return true;
  }

  /** Ends here; what is on its way is lost. */
  close() {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.#way = [];
    this.onclose?.();
  }
}
