import { html, svg } from 'lit';

/** @param {unknown} shapes on a 24 × 24 field, drawn with the text's colour */
const icon = (shapes) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapes}</svg>`;

const slash = svg`<path d="M4 4l16 16" />`;
const micShape = svg`<rect x="9" y="3" width="6" height="11" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />`;
const cameraShape = svg`<rect x="3" y="6.5" width="12" height="11" rx="2.5" /><path d="M15 11l6-3.5v9L15 13" />`;

export const micIcon = icon(micShape);
export const micOffIcon = icon(svg`${micShape}${slash}`);
export const cameraIcon = icon(cameraShape);
export const cameraOffIcon = icon(svg`${cameraShape}${slash}`);
export const screenIcon = icon(
  svg`<rect x="3" y="4.5" width="18" height="12" rx="2" /><path d="M8.5 20h7M12 13.5v-6M9.2 10L12 7.2l2.8 2.8" />`,
);
export const handIcon = icon(
  svg`<path d="M8 12V6a1.5 1.5 0 0 1 3 0v5M11 10.500V4.500a1.5 1.5 0 0 1 3 0V11M14 11V6a1.5 1.5 0 0 1 3 0v8.500a6.5 6.5 0 0 1-6.5 6.500c-2.6 0-4-1.2-5.3-3.400L3.3 14a1.5 1.5 0 0 1 2.5-1.600L8 15" />`,
);
export const peopleIcon = icon(
  svg`<circle cx="9" cy="8.5" r="3.5" /><path d="M2.8 19.500a6.2 6.2 0 0 1 12.4 0M15.8 5.200a3.5 3.5 0 0 1 0 6.600M17.8 14.300a6.2 6.2 0 0 1 3.5 5.2" />`,
);
export const chatIcon = icon(
  svg`<path d="M4 6.500A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.500v7a2.5 2.5 0 0 1-2.5 2.500H10l-4.5 4v-4A1.8 1.8 0 0 1 4 14z" />`,
);
export const settingsIcon = icon(
  svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9" /><circle cx="15" cy="7" r="2" /><circle cx="9" cy="17" r="2" />`,
);
export const linkIcon = icon(
  svg`<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.700l1-1" />`,
);
export const brokenLinkIcon = icon(
  svg`<path d="M10.5 6.5L13 4a4 4 0 0 1 5.700 5.700L16 12.300M13.500 17.500L11 20a4 4 0 0 1-5.700-5.700L8 11.700M4 6l2.500 1M6.500 3.200l1 2.300M20 18l-2.500-1M17.500 20.800l-1-2.300" />`,
);
export const pulseIcon = icon(svg`<path d="M2.500 12.500H7L9.500 6l4.500 12 2.800-5.500h4.700" />`);
export const relayIcon = icon(
  svg`<circle cx="12" cy="12" r="3" /><path d="M2.500 12H9M15 12h6.500M5 9.500L2.500 12 5 14.500M19 9.500l2.500 2.500-2.500 2.500" />`,
);
export const leaveIcon = icon(
  svg`<path d="M10 4H6.500A1.5 1.5 0 0 0 5 5.500v13A1.5 1.5 0 0 0 6.5 20H10M15 8l4 4-4 4M19 12H9.5" />`,
);
export const moreIcon = icon(
  svg`<g class="icon__solid"><circle cx="5.5" cy="12" r="1.7" /><circle cx="12" cy="12" r="1.7" /><circle cx="18.5" cy="12" r="1.7" /></g>`,
);
export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const checkIcon = icon(svg`<path d="M5 12.500l4.5 4.500L19 7.5" />`);
export const crossIcon = icon(svg`<path d="M7 7l10 10M17 7L7 17" />`);
export const dashIcon = icon(svg`<path d="M6 12h12" />`);
export const copyIcon = icon(
  svg`<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2" /><path d="M15.5 5.500A1.5 1.5 0 0 0 14 4H5.500A1.5 1.5 0 0 0 4 5.500V14a1.5 1.5 0 0 0 1.5 1.5" />`,
);
export const lockIcon = icon(
  svg`<rect x="5" y="10.5" width="14" height="9.5" rx="2" /><path d="M8 10.500V8a4 4 0 0 1 8 0v2.5" />`,
);
export const doorIcon = icon(
  svg`<path d="M4 20.500h16M6.500 20.500v-16A1 1 0 0 1 7.500 3.500h9a1 1 0 0 1 1 1v16M14 11.500v1.500" />`,
);
export const closedIcon = icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M7.500 12h9" />`);
export const sunIcon = icon(
  svg`<circle cx="12" cy="12" r="4" /><path d="M12 3v1.500M12 19.500V21M3 12h1.500M19.5 12H21M5.6 5.600l1.1 1.100M17.3 17.300l1.1 1.100M18.4 5.600l-1.1 1.100M6.7 17.300l-1.1 1.1" />`,
);
export const moonIcon = icon(svg`<path d="M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z" />`);
export const qrIcon = icon(
  svg`<rect x="4" y="4" width="6" height="6" rx="1" /><rect x="14" y="4" width="6" height="6" rx="1" /><rect x="4" y="14" width="6" height="6" rx="1" /><path d="M14 14h2.500v2.500M20 14v.01M14 20h.01M17.500 20H20v-2.500" />`,
);
export const shareIcon = icon(
  svg`<path d="M12 15V4M8 7.500L12 3.500l4 4M6 11H5.500A1.500 1.500 0 0 0 4 12.500v6A1.500 1.500 0 0 0 5.500 20h13a1.500 1.500 0 0 0 1.500-1.500v-6a1.500 1.500 0 0 0-1.500-1.500H18" />`,
);
export const flipIcon = icon(
  svg`<path d="M4 9.500a8.500 8.500 0 0 1 15-2M20 14.500a8.500 8.500 0 0 1-15 2M19.500 3.500v4.500H15M4.500 20.500V16H9" />`,
);
export const soundIcon = icon(
  svg`<path d="M4 9.500v5h3.500L12 18.500v-13L7.5 9.500zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a7.8 7.8 0 0 1 0 11" />`,
);
export const speakingIcon = icon(svg`<path d="M5 10v4M9.7 7v10M14.3 9.500v5M19 5.500v13" />`);
export const warningIcon = icon(svg`<path d="M12 4L2.8 19.500h18.400zM12 10v4.500M12 17v.3" />`);
export const sendIcon = icon(svg`<path d="M12 19.500V5M5.5 11L12 4.500l6.5 6.5" />`);
export const clipIcon = icon(
  svg`<path d="M19.500 11.500l-7.300 7.300a4.600 4.600 0 0 1-6.500-6.500l7.600-7.600a3.100 3.100 0 0 1 4.400 4.400l-7.400 7.400a1.600 1.600 0 0 1-2.300-2.300l6.700-6.700" />`,
);
export const fileIcon = icon(
  svg`<path d="M6.500 3.500h7l4.500 4.500v11a1.500 1.500 0 0 1-1.500 1.500h-10A1.500 1.500 0 0 1 5 19V5a1.500 1.500 0 0 1 1.500-1.500zM13.500 3.500V8H18" />`,
);
export const smileIcon = icon(
  svg`<circle cx="12" cy="12" r="8.5" /><path d="M8.300 14.200a4.400 4.400 0 0 0 7.400 0M9.200 9.600v.5M14.800 9.600v.5" />`,
);
export const replyIcon = icon(
  svg`<path d="M9.500 6L4.500 11l5 5M4.500 11H14a5.5 5.500 0 0 1 5.500 5.500V18" />`,
);
export const searchIcon = icon(svg`<circle cx="11" cy="11" r="6.5" /><path d="M16 16l4.5 4.5" />`);
export const previousIcon = icon(svg`<path d="M14.5 5.500L8 12l6.5 6.5" />`);
export const nextIcon = icon(svg`<path d="M9.5 5.500L16 12l-6.5 6.5" />`);
export const pollIcon = icon(svg`<path d="M4 20h16M6.500 20v-7M12 20V5M17.500 20v-10" />`);
export const calendarIcon = icon(
  svg`<rect x="3.5" y="5.5" width="17" height="15" rx="2.5" /><path d="M3.5 10.500h17M8 3v4M16 3v4" />`,
);
export const pinIcon = icon(
  svg`<path d="M9 3.500h6l-.800 6.500 3.300 3.500H6.500L9.800 10zM12 13.500V21" />`,
);
export const gridIcon = icon(
  svg`<rect x="3.5" y="4.5" width="7.5" height="6.5" rx="1.5" /><rect x="13" y="4.5" width="7.5" height="6.5" rx="1.5" /><rect x="3.5" y="13" width="7.5" height="6.5" rx="1.5" /><rect x="13" y="13" width="7.5" height="6.5" rx="1.5" />`,
);
export const speakerViewIcon = icon(
  svg`<rect x="3.5" y="4.5" width="17" height="10" rx="2" /><path d="M4 18.500h4M10 18.500h4M16 18.500h4" />`,
);
export const fullIcon = icon(
  svg`<path d="M4 9V5.500A1.5 1.5 0 0 1 5.5 4H9M15 4h3.500A1.5 1.5 0 0 1 20 5.500V9M20 15v3.500a1.5 1.5 0 0 1-1.500 1.500H15M9 20H5.500A1.5 1.5 0 0 1 4 18.500V15" />`,
);
export const pipIcon = icon(
  svg`<path d="M20.500 10V7A2 2 0 0 0 18.500 5h-13A2 2 0 0 0 3.500 7v10a2 2 0 0 0 2 2H10" /><rect x="12.5" y="12.500" width="8.5" height="6.500" rx="1.5" />`,
);
export const selfIcon = icon(
  svg`<circle cx="12" cy="9" r="3.5" /><path d="M5.500 20a6.500 6.500 0 0 1 13 0" />`,
);
export const cornerIcon = icon(
  svg`<rect x="3.5" y="5" width="17" height="14" rx="2" /><path d="M9 14V9.500h4.500M9 9.500l6 6" />`,
);
export const zoomIcon = icon(
  svg`<circle cx="11" cy="11" r="6.5" /><path d="M16 16l4.500 4.500M8 11h6M11 8v6" />`,
);
export const hostIcon = icon(
  svg`<path d="M4 18.500h16M4.500 15.500L3.500 7.500l5 3.500L12 5l3.500 6 5-3.500-1 8z" />`,
);
