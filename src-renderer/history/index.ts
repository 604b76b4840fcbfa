export { HistoryMode } from './HistoryMode';
