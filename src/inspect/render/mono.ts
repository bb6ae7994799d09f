/** The fonts of what machines write. Those of the system, so that nothing is loaded. */
export const mono = "ui-monospace,'SF Mono',SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace";
