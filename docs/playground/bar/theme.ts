// The look that was chosen on the page around the bar. Nothing of the bar's protocol, so it has a name of its own.
addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
  if (source !== parent || origin !== __DESKTOP_ORIGIN__) return;
  if (typeof data !== 'object' || data === null || !('playgroundTheme' in data)) return;
  document.documentElement.dataset['theme'] = data.playgroundTheme === 'dark' ? 'dark' : 'light';
});
