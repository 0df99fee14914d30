/** Phones encode it without their processor. */
const MOBILE_FIRST = 'video/h264';
/** Every browser has it, and no other costs a processor less; each of the others is encoded for apart. */
const USUAL_FIRST = 'video/vp8';

/**
 * In which order the codecs of pictures are offered. The rest keeps the order of the browser, for with it come the
 * formats of repair that belong to each. Pure.
 *
 * @template {{mimeType: string}} Codec
 * @param {readonly Codec[]} codecs that the browser has
 * @param {boolean} isMobile
 * @returns {Codec[]}
 */
export function codecOrder(codecs, isMobile) {
  const first = isMobile ? MOBILE_FIRST : USUAL_FIRST;
  const isFirst = ({ mimeType }) => mimeType.toLowerCase() === first;
  return [...codecs.filter(isFirst), ...codecs.filter((codec) => !isFirst(codec))];
}
