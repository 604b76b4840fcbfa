export {
  currentLocale,
  formatNumber,
  formatTime,
  i18n,
  setLocale,
  useLocale,
  writingLocale,
} from './language';
export { defineStrings, type StringArguments, type Strings, type Text, useStrings } from './strings';
