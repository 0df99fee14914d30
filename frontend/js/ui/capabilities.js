/** Phones cannot share their screen from a page. */
export const canShareScreen = () => 'getDisplayMedia' in (navigator.mediaDevices ?? {});

export const canChooseOutput = () => 'setSinkId' in HTMLMediaElement.prototype;

/** How the modifier of a shortcut is written on this machine. */
export const modifierKey = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl+');
