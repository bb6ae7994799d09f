// Another window than the bar's: what it posts to the desktop must be refused, whatever it is.
addEventListener('message', ({ data, source }) => {
  if (source === parent && top !== null) top.postMessage(data, __DESKTOP_ORIGIN__);
});
