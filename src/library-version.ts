/** The version of this library, as recordings name it; the same as in `package.json`. */
export const libraryVersion = '0.1.0';
