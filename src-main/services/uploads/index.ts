export { type Download, Transfers, UPLOAD_LIMIT_BYTES, type Upload } from './transfers';
