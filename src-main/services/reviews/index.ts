export { type OpenedReview, ReviewService, type ReviewSources } from './review-service';
