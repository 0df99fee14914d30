/**
 * What the session tells of one link.
 *
 * @typedef {{step: string, atMillis: number, detail?: string}} Step milliseconds since one pressed to come in
 * @typedef {{local: string, remote: string, protocol: string, relayProtocol: string | null}} Path types of the
 *   two chosen candidates (`host`, `srflx`, `prflx`, `relay`) and how they are spoken
 * @typedef {{atMillis: number, kbitIn: number | null, kbitOut: number | null, rttMillis: number | null,
 *   lossInPercent: number | null}} Sample
 *
 * @typedef {object} Measured null where nothing is known
 * @property {number | null} rttMillis
 * @property {number | null} lossInPercent
 * @property {number | null} lossOutPercent
 * @property {number | null} kbitIn
 * @property {number | null} kbitOut
 * @property {string | null} codecIn
 * @property {string | null} codecOut
 * @property {number | null} widthIn
 * @property {number | null} heightIn
 * @property {number | null} fpsIn
 * @property {number | null} widthOut
 * @property {number | null} heightOut
 * @property {number | null} fpsOut
 * @property {string | null} limitedBy
 * @property {number | null} freezes
 *
 * @typedef {object} Diagnosis
 * @property {Step[]} timeline oldest first
 * @property {Path | null} path
 * @property {Measured} now
 * @property {Sample[]} history oldest first
 * @property {string | null} cause
 * @property {string | null} action
 * @property {{attempt: number, nextInMillis: number} | null} repair
 *
 * @typedef {object} Diagnostics the part of a session that the connection view uses
 * @property {(id: string) => Diagnosis | null} diagnose
 * @property {(on: boolean) => void} watch statistics often, each followed by the event `stats`
 * @property {() => string} report
 * @property {(onProgress: (told: any) => void) => Promise<any[]>} selfTest
 *
 * @typedef {{diagnostics: Diagnostics, tryAgain: (id: string) => void} & EventTarget} WatchedSession
 */

export {};
