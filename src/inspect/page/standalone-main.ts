/** The style of a page that an inspector fills; its heading is there for screen readers. */
export const standaloneCss =
  'html,body,main{margin:0;height:100%}h1{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}';

/** Puts a heading and a main landmark into a page that is nothing but an inspector. Returns the landmark. */
export const standaloneMain = (page: Document): HTMLElement => {
  const heading = page.createElement('h1');
  heading.textContent = 'Agent inspector';
  const main = page.createElement('main');
  main.append(heading);
  page.body.append(main);
  return main;
};
