export type { PageFiles } from './page-files.ts';
export { readPageFiles } from './page-files.ts';
export { type HttpServer, type ServeHttpOptions, serveHttp } from './serve-http.ts';
export type { Directory, DirectoryAgent, Viewer } from './viewer.ts';
export { createWallboard, type Wallboard, type WallboardEvents, type WallboardOptions } from './wallboard.ts';
