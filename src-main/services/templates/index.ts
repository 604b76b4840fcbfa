export { contributorsOf, creatorsOf, editorsOf } from './contributors';
export { type CreateTemplate, type Datasets, TemplateService } from './template-service';
export { openingReason, type StoredTemplate } from './template-store';
