// Before the first paint, so that the page does not flash in the wrong colours. Not inline: the page's policy allows no inline script.
(function () {
  var chosen;
  try {
    chosen = localStorage.getItem('tollgate-theme');
  } catch (unavailable) {
    chosen = null;
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
