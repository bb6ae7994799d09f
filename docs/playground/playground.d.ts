/** The origin of the desktop's server, such as `http://127.0.0.1:5173`; put in by the server. */
declare const __DESKTOP_ORIGIN__: string;

/** The origin of the bar's server. */
declare const __BAR_ORIGIN__: string;

/** The text of a file, as Vite gives it. */
declare module '*?raw' {
  const text: string;
  export default text;
}
