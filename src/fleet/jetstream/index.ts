export { type JetStreamLogOptions, jetStreamLog } from './jetstream-log.ts';
