export { FontService, type FontSources } from './font-service';
