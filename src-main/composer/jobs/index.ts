export { JobRunner, type RunnerSources } from './job-runner';
export { type JobRequest, JobService } from './job-service';
