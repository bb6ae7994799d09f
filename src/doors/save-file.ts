/** The time that the browser has for reading a file after the click, ms. */
const readingTime = 60_000;

/** Lets the browser save data as a file. It has to be called from a click. */
export const saveFile = (page: Document, name: string, data: Blob): void => {
  const link = page.createElement('a');
  const url = URL.createObjectURL(data);
  link.href = url;
  link.download = name;
  page.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), readingTime);
};

/** The document of the page that runs this code. */
export const ownDocument = (): Document => document;
