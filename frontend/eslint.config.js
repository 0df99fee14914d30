import path from 'node:path';
import js from '@eslint/js';
import globals from 'globals';

/** Which folder under js/ may import which; a folder may always import itself. */
const MAY_IMPORT = {
  lib: [],
  i18n: [],
  signaling: ['lib'],
  mesh: ['lib'],
  transfer: ['lib'],
  media: ['lib'],
  api: ['lib'],
  room: ['signaling', 'mesh', 'transfer', 'media', 'api', 'lib'],
  embed: ['room'],
  ui: ['room', 'i18n', 'lib'],
  'madang.js': ['embed'],
};

const SCRIPTS = path.join(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  'js',
);

const folderOf = (file) => path.relative(SCRIPTS, file).split(path.sep)[0];

const importDirection = {
  create(context) {
    const folder = folderOf(context.filename);
    const allowed = MAY_IMPORT[folder];
    const check = ({ source }) => {
      if (!allowed || !source?.value.startsWith('.')) return;
      const target = folderOf(path.resolve(path.dirname(context.filename), source.value));
      if (target === folder || allowed.includes(target)) return;
      context.report({ node: source, message: `${folder} must not import ${target}.` });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

const reserve = (names, place) =>
  names.map((name) => ({ name, message: `Only ${place} may use it.` }));

const DOM = reserve(['customElements', 'HTMLElement'], 'js/ui');
const PEER_CONNECTION = reserve(['RTCPeerConnection'], 'js/mesh');
const STOMP = reserve(['SockJS', 'Stomp'], 'js/signaling/stomp-transport.js');

const reserveCapture = {
  'no-restricted-properties': [
    'error',
    ...['getUserMedia', 'getDisplayMedia', 'enumerateDevices'].map((property) => ({
      property,
      message: 'Only js/media may use it.',
    })),
  ],
};

export default [
  { ignores: ['node_modules/'] },
  js.configs.recommended,
  {
    files: ['js/**/*.js'],
    languageOptions: { globals: globals.browser },
    plugins: { madang: { rules: { 'import-direction': importDirection } } },
    rules: {
      'madang/import-direction': 'error',
      'no-restricted-globals': ['error', ...PEER_CONNECTION, ...STOMP],
      'no-restricted-imports': [
        'error',
        {
          paths: ['sockjs-client', 'stomp-websocket'].map((name) => ({
            name,
            message: 'Only js/signaling/stomp-transport.js may import it.',
          })),
        },
      ],
      ...reserveCapture,
      'no-console': 'error',
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'max-lines': ['error', 250],
    },
  },
  {
    files: ['js/{lib,signaling,transfer,media,api,room,i18n,embed}/**/*.js'],
    rules: { 'no-restricted-globals': ['error', ...DOM, ...PEER_CONNECTION, ...STOMP] },
  },
  {
    files: ['js/mesh/**/*.js'],
    rules: { 'no-restricted-globals': ['error', ...DOM, ...STOMP] },
  },
  { files: ['js/media/**/*.js'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['js/signaling/stomp-transport.js'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['test/**/*.js', '*.config.js'],
    languageOptions: { globals: globals.node },
  },
];
