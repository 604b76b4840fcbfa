export { HistoryService } from './history-service';
