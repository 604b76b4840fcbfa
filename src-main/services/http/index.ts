export { HttpService } from './http-service';
