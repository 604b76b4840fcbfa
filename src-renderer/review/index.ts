export { DifferenceList } from './DifferenceList';
export { elementName } from './element-name';
export { PagesComparison, type PagesComparisonProps } from './PagesComparison';
export { ReviewMode } from './ReviewMode';
export { REVIEW_TONES } from './review-words';
export { refreshReviews, showReview, useOpenReviews } from './reviews';
export { fetchRecord, useRecord } from './use-record';
