/** Drawings as programs write them: a logo with letters, a chart out of a spreadsheet, a map. */
import { disc, quarters, svg, turned } from './graphics-files';

/** As Illustrator and Inkscape write: classes, a symbol, letters on a path and with outlines, a mask, a gradient in letters. */
export const logo = svg(
  'logo.svg',
  220,
  90,
  `<defs>
    <style>
      .cls-1{fill:#2f4bb3}.cls-2,.cls-3{font-family:SourceSans3-Bold,"Source Sans 3";font-weight:700}
      .cls-2{font-size:27px;fill:url(#ink);letter-spacing:-.02em}
      .cls-3{font-size:9px;fill:#5a6472;letter-spacing:.18em}
      g.seal > circle{fill:none;stroke:#cf3f2c}
    </style>
    <linearGradient id="ink" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#2f4bb3"/><stop offset="1" stop-color="#cf3f2c"/></linearGradient>
    <path id="ring" d="M22 45a23 23 0 1 1 46 0a23 23 0 1 1 -46 0"/>
    <mask id="cut" maskUnits="userSpaceOnUse" x="0" y="0" width="90" height="90"><rect width="90" height="90" fill="#fff"/><circle cx="53" cy="38" r="9"/></mask>
    <symbol id="leaf" viewBox="0 0 10 10"><path d="M0 10C0 4 4 0 10 0C10 6 6 10 0 10z"/></symbol>
  </defs>
  <g class="seal"><circle cx="45" cy="45" r="33" stroke-width="1.5"/><circle cx="45" cy="45" r="20" stroke-width=".75" stroke-dasharray="2 1"/></g>
  <text font-family="'Source Sans 3'" font-size="7.5" fill="#cf3f2c" letter-spacing=".6"><textPath href="#ring" startOffset="25%" text-anchor="middle">PAPER AND INK</textPath></text>
  <circle class="cls-1" cx="45" cy="45" r="15" mask="url(#cut)"/>
  <use href="#leaf" x="47" y="31" width="12" height="12" fill="#2e7d4f"/>
  <text class="cls-2" x="92" y="50">Fumi<tspan font-weight="400" font-style="italic">Studio</tspan></text>
  <text class="cls-3" transform="translate(93 66)">LETTERS<tspan x="0" dy="12" style="font-weight:400;letter-spacing:0;fill:#cf3f2c">文を書く <tspan text-decoration="underline">E=mc<tspan font-size="6" baseline-shift="super">2</tspan></tspan></tspan></text>
  <text x="214" y="20" text-anchor="end" font-size="16" font-family="Source Sans 3" font-weight="700" fill="#fff" stroke="#2f4bb3" stroke-width="3" stroke-linejoin="round" paint-order="stroke">NEW</text>`,
);

const BARS = [62, 84, 71, 96];
const NAMES = ['First', 'Second', 'Third', 'Fourth'];

const GRID = [0, 25, 50, 75, 100]
  .map(
    (value) =>
      `<line x1="40" x2="300" y1="${150 - value * 1.2}" y2="${150 - value * 1.2}" class="grid"/>` +
      `<text class="axis" x="34" y="${150 - value * 1.2}" text-anchor="end" dominant-baseline="central">${value}&#160;%</text>`,
  )
  .join('\n  ');

/** As spreadsheets and chart libraries write: axes, labels in the middle and turned, hatched bars, markers, a legend. */
export const chart = svg(
  'chart.svg',
  320,
  200,
  `<style>text{font-family:Calibri,"Source Sans 3",sans-serif;font-size:9px;fill:#3b424c} .grid{stroke:#d5dae1;stroke-width:.5} .axis{fill:#6b7480}</style>
  <defs>
    <pattern id="hatch" width="12" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="12" height="6" fill="#e4e9fb"/><line x1="0" y1="3" x2="12" y2="3" stroke="#2f4bb3" stroke-width="1.2"/></pattern>
    <pattern id="dots" x="0" y="0" width="9" height="9" patternUnits="userSpaceOnUse"><circle cx="4.5" cy="4.5" r="2" fill="#2e7d4f"/></pattern>
    <marker id="dot" viewBox="0 0 6 6" refX="3" refY="3" markerWidth="5" markerHeight="5"><circle cx="3" cy="3" r="2.4" fill="#fff" stroke="context-stroke"/></marker>
    <marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="context-stroke"/></marker>
  </defs>
  <text x="170" y="14" text-anchor="middle" font-size="12" style="font-size:12px;font-weight:bold">Paper used, by quarter</text>
  ${GRID}
  ${BARS.map(
    (value, index) =>
      `<rect x="${52 + index * 64}" y="${150 - value * 1.2}" width="26" height="${value * 1.2}" fill="url(#${index % 2 ? 'dots' : 'hatch'})" stroke="#2f4bb3" stroke-width=".75"/>` +
      `<text x="${65 + index * 64}" y="${146 - value * 1.2}" text-anchor="middle">${value}</text>` +
      `<text class="axis" transform="translate(${72 + index * 64} 158) rotate(-35)" text-anchor="end" y="3">${NAMES[index]} quarter</text>`,
  ).join('\n  ')}
  <polyline points="${BARS.map((value, index) => `${65 + index * 64},${170 - value}`).join(' ')}" fill="none" stroke="#cf3f2c" stroke-width="1.5" marker-start="url(#dot)" marker-mid="url(#dot)" marker-end="url(#dot)"/>
  <path d="M40 22V150H306" fill="none" stroke="#3b424c" stroke-width="1" marker-start="url(#arrow)" marker-end="url(#arrow)"/>
  <text x="12" y="86" transform="rotate(-90 12 86)" text-anchor="middle" class="axis" textLength="70">Share of 2024</text>
  <svg x="246" y="20" width="66" height="26" viewBox="0 0 66 26"><rect width="100%" height="100%" rx="3" fill="#fff" stroke="#d5dae1"/><rect x="5" y="5" width="7" height="6" fill="url(#hatch)"/><text x="16" y="11" style="font-size:7px">letters</text><rect x="5" y="15" width="7" height="6" fill="url(#dots)"/><text x="16" y="21" style="font-size:7px">enclosures</text></svg>`,
);

/** As map programs write: areas with patterns, clips of clips, roads in two strokes, names with halos, along rivers. */
export const map = svg(
  'map.svg',
  240,
  160,
  `<defs>
    <clipPath id="sheet"><rect x="4" y="4" width="232" height="152" rx="8"/></clipPath>
    <clipPath id="wood" clip-path="url(#sheet)"><path d="M-10 90C30 70 60 100 90 90S130 120 120 180H-10z"/></clipPath>
    <clipPath id="share" clipPathUnits="objectBoundingBox"><path d="M.5 0L1 .5L.5 1L0 .5z"/></clipPath>
    <pattern id="tree" width="9" height="9" patternUnits="userSpaceOnUse" viewBox="0 0 18 18"><path d="M9 3l5 9H4zM8 12h2v4H8z" fill="#2e7d4f" fill-opacity=".7"/></pattern>
    <pattern id="tile" width=".25" height=".25" patternContentUnits="objectBoundingBox"><rect width=".18" height=".18" fill="#cf3f2c"/></pattern>
    <path id="river" d="M-5 50C40 20 80 80 130 60S200 20 250 50"/>
    <g id="road" fill="none" stroke-linecap="round" stroke-linejoin="round"><path d="M20 -5C60 60 150 70 160 170"/><path d="M130 60L250 120"/></g>
    <mask id="lake" mask-type="alpha" maskContentUnits="objectBoundingBox"><ellipse cx=".5" cy=".5" rx=".5" ry=".4" fill="#d9d9d9"/></mask>
  </defs>
  <g clip-path="url(#sheet)">
    <rect width="240" height="160" fill="#f4f1e6"/>
    <g clip-path="url(#wood)"><rect y="70" width="140" height="90" fill="#dbeacb"/><rect y="70" width="140" height="90" fill="url(#tree)"/></g>
    <rect x="180" y="104" width="44" height="40" fill="#9cc3e6" mask="url(#lake)"/>
    <use href="#river" fill="none" stroke="#9cc3e6" stroke-width="9"/>
    <use href="#road" stroke="#b7a98a" stroke-width="6"/><use href="#road" stroke="#fffdf5" stroke-width="4"/>
    <text font-family="Source Sans 3" font-size="8" font-style="italic" fill="#2b5d8a" dy="2.5"><textPath xlink:href="#river" startOffset="30">R i v e r  Letter</textPath></text>
    <g transform="translate(60 130) skewX(-12)" font-family="Source Sans 3" font-size="13" fill="#1f5c39" fill-opacity=".85"><text text-anchor="middle">Great Wood</text></g>
    <g font-family="Source Sans 3" font-size="10" font-weight="600" stroke="#f4f1e6" stroke-width="2.5" paint-order="stroke" fill="#2a2f36"><text x="150 160 165 169" y="30 31.8 32.7 33.4" rotate="10">Mill</text><text x="196" y="92" text-anchor="middle">東京 Ferry</text></g>
    <rect x="120" y="124" width="16" height="16" fill="url(#tile)" clip-path="url(#share)"/>
    <text x="202" y="127" text-anchor="middle" dominant-baseline="middle" font-family="No Such Face" font-size="7" fill="#2b5d8a">Pond</text>
    <text x="230" y="14" direction="rtl" font-size="8" font-family="Source Sans 3">مفتاح 12</text>
  </g>`,
);

/** As Figma and Illustrator write: masks by brightness and opacity, clips by letters, colours of wide screens, spread gradients. */
export const emblem = svg(
  'emblem.svg',
  240,
  120,
  `<style>:root{--brand:#2f4bb3} .cls-1{fill:var(--brand)!important}</style>
  <defs>
    <linearGradient id="fade"><stop stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>
    <linearGradient id="out" x2="0" y2="1"><stop stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>
    <linearGradient id="bars" gradientUnits="userSpaceOnUse" x1="0" x2="12" y1="0" y2="6" spreadMethod="reflect"><stop stop-color="#f6e7d2" style="stop-color:#f6e7d2;stop-color:color(display-p3 0.95 0.91 0.83)"/><stop offset="1" stop-color="#e0b26c"/></linearGradient>
    <mask id="shade" maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="url(#fade)"/><circle cx=".5" cy=".5" r=".25" fill="#cf3f2c"/></mask>
    <mask id="mirror" style="mask-type:alpha" maskUnits="userSpaceOnUse" x="90" y="62" width="70" height="40"><rect x="90" y="62" width="70" height="40" fill="url(#out)"/></mask>
    <mask id="glow" maskUnits="userSpaceOnUse" x="0" y="0" width="240" height="120"><g mask="url(#half)"><rect x="168" y="10" width="64" height="100" fill="#fff"/></g><text x="172" y="70" font-family="Source Sans 3" font-size="26" font-weight="700">FUMI</text></mask>
    <mask id="half"><rect x="168" y="10" width="64" height="100" fill="#bbb" stroke="#fff" stroke-width="8"/></mask>
    <clipPath id="word"><text x="90" y="58" font-family="Source Sans 3" font-size="44" font-weight="700">文 Ag</text></clipPath>
    <clipPath id="tiles"><path clip-rule="evenodd" d="M10 70h60v40H10zM20 78h40v24H20z"/><circle cx="40" cy="90" r="8"/><path d="M64 60v20h20V60z"/></clipPath>
  </defs>
  <rect x="2" y="2" width="236" height="116" rx="6" fill="url(#bars)"/>
  <g mask="url(#shade)" opacity=".9"><rect class="cls-1" x="10" y="10" width="60" height="50" fill="red"/><circle cx="60" cy="50" r="18" fill="#2e7d4f"/></g>
  <g clip-path="url(#word)"><rect x="84" y="20" width="80" height="20" fill="#cf3f2c"/><rect x="84" y="40" width="80" height="30" fill="#2f4bb3"/></g>
  <g mask="url(#mirror)"><g transform="matrix(1 0 0 -1 0 120)"><text x="94" y="52" font-family="Source Sans 3" font-size="30" fill="#2f4bb3">文 Ag</text></g></g>
  <rect x="6" y="56" width="80" height="60" fill="#2f4bb3" clip-path="url(#tiles)"/>
  <g transform="rotate(-4)" style="transform-box:fill-box;transform-origin:center"><rect x="168" y="14" width="64" height="92" rx="8" fill="#5a3c8f" mask="url(#glow)"/></g>
  <line x1="10" y1="64" x2="78" y2="64" stroke="#cf3f2c" stroke-width="1.5" stroke-linecap="round" stroke-dasharray="0 4"/>`,
);

const inside = ({ bytes }: { readonly bytes: Uint8Array }): string =>
  `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;

/** As layout programs export: pictures inside of the file, frames and rules in gradients and patterns. */
export const poster = svg(
  'poster.svg',
  240,
  160,
  `<defs>
    <linearGradient id="dawn"><stop stop-color="#cf3f2c"/><stop offset=".5" stop-color="#e6c828"/><stop offset="1" stop-color="#2f4bb3"/></linearGradient>
    <radialGradient id="glow"><stop stop-color="#2e7d4f"/><stop offset="1" stop-color="#2f4bb3"/></radialGradient>
    <pattern id="weave" width="12" height="12" patternUnits="userSpaceOnUse"><rect width="12" height="12" fill="#e4e9fb"/><circle cx="6" cy="6" r="3.5" fill="#2f4bb3"/></pattern>
    <clipPath id="round"><circle cx="120" cy="38" r="26"/></clipPath>
    <image id="disc" href="${inside(disc)}" width="30" height="30"/>
  </defs>
  <rect x="6" y="6" width="228" height="148" rx="10" fill="#fbfaf5" stroke="url(#dawn)" stroke-width="6"/>
  <image href="${inside(quarters)}" x="20" y="20" width="60" height="36"/>
  <image href="${inside(quarters)}" x="94" y="12" width="52" height="52" preserveAspectRatio="xMidYMid slice" clip-path="url(#round)"/>
  <image xlink:href="${inside(turned)}" x="166" y="16" height="48" opacity=".8"/>
  <g transform="translate(50 104) rotate(-20)"><image href="${inside(quarters)}" x="-30" y="-15" width="60" height="30"/></g>
  <use href="#disc" x="92" y="78"/><use href="#disc" transform="translate(132 92) skewX(20) scale(1.2 .6)"/>
  <path d="M178 80L222 88L180 102L222 112" fill="none" stroke="url(#weave)" stroke-width="7"/>
  <path d="M92 140C110 110 130 150 150 132S190 118 222 142" fill="none" stroke="url(#dawn)" stroke-width="5" stroke-dasharray="9 8" stroke-linecap="round"/>
  <g transform="translate(204 54) scale(1.3 .6) rotate(15)"><rect x="-14" y="-14" width="28" height="28" fill="none" stroke="url(#glow)" stroke-width="6" stroke-linejoin="round" stroke-opacity=".7"/></g>
  <text x="20" y="146" font-family="Source Sans 3" font-size="16" font-weight="700" fill="none" stroke="url(#dawn)" stroke-width=".8">Poster</text>`,
);
