export { type Hyphenator, PatternHyphenator } from './hyphenator';
