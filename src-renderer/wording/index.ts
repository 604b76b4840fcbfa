export { RegionList } from './RegionList';
export { RegionPanel } from './RegionPanel';
